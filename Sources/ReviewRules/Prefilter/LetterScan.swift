/// Searches the letters of a text for literals; see `LetterStream`.
///
/// A sign is a letter or nothing, so that behind one the automaton may be in several states. They become one again within a
/// few letters, since a state knows no more of the past than the longest literal it may be inside of.
struct LetterScan {
    /// More states than any text of words leads to; a text that does is a candidate for all.
    private static let stateLimit = 64

    private let automaton: LiteralAutomaton
    /// By ASCII character, the letter's column; `skipped` for others.
    private let columns: [UInt8]
    /// By ASCII character, the columns of the letters that it may stand for.
    private let signs: [[UInt8]]
    private static let skipped: UInt8 = .max

    /// The literals that were found; one that is there twice is found twice.
    private(set) var found: [Int] = []
    private var states: [LiteralAutomaton.State] = []
    private var nextStates: [LiteralAutomaton.State] = []

    init(_ index: LiteralIndex) {
        let automaton = index.letters.automaton
        self.automaton = automaton
        columns = (0..<0x80).map { byte in
            LetterStream.letter(byte).map { automaton.columns[Int($0)] } ?? Self.skipped
        }
        signs = (0..<0x80).map { byte in
            (UInt32(0)..<26).filter { index.signs[byte] & 1 << $0 != 0 }.map { automaton.columns[0x61 + Int($0)] }
        }
        states.reserveCapacity(Self.stateLimit)
        nextStates.reserveCapacity(Self.stateLimit)
    }

    /// Leaves in `found` each literal that one of the text's streams holds; false if they are too many to be read.
    mutating func read(_ text: Span<UInt8>) -> Bool {
        found.removeAll(keepingCapacity: true)
        states.removeAll(keepingCapacity: true)
        var state: LiteralAutomaton.State = 0
        // What the one state has read last, so that a run counts once.
        var previous = Self.skipped
        var position = 0
        while position < text.count {
            let byte = text[position]
            var column = Self.skipped
            if byte < 0x80 {
                position += 1
                column = columns[Int(byte)]
                if column == Self.skipped, !signs[Int(byte)].isEmpty {
                    if states.isEmpty { states.append(state) }
                    guard fork(signs[Int(byte)]) else { return false }
                    if states.count == 1 { state = takeOnlyState() }
                    previous = Self.skipped
                    continue
                }
            } else {
                let (scalar, length) = text.scalar(at: position)
                position += length
                if let letter = LetterStream.letter(scalar) { column = automaton.columns[Int(letter)] }
            }
            if column == Self.skipped || column == previous { continue }
            if states.isEmpty {
                previous = column
                state = advance(state, column)
            } else {
                advanceAll(column)
                if states.count == 1 { state = takeOnlyState() }
            }
        }
        return true
    }

    private mutating func takeOnlyState() -> LiteralAutomaton.State {
        states.removeLast()
    }

    @inline(__always)
    private mutating func advance(_ state: LiteralAutomaton.State, _ column: UInt8) -> LiteralAutomaton.State {
        guard column != 0 else { return 0 }
        // A run counts once: the column that led here leads nowhere else.
        guard state == 0 || automaton.label(of: state) != column else { return state }
        let step = automaton.next(state, column)
        if step.endsLiteral { automaton.forEachLiteral(endingAt: step.state) { found.append($0) } }
        return step.state
    }

    private mutating func advanceAll(_ column: UInt8) {
        nextStates.removeAll(keepingCapacity: true)
        for state in states { add(advance(state, column)) }
        swap(&states, &nextStates)
    }

    /// Goes on without the sign, and with each letter that it may be; false if the states are too many.
    private mutating func fork(_ columns: [UInt8]) -> Bool {
        nextStates.removeAll(keepingCapacity: true)
        for state in states {
            add(state)
            for column in columns { add(advance(state, column)) }
            guard nextStates.count < Self.stateLimit else { return false }
        }
        swap(&states, &nextStates)
        return true
    }

    private mutating func add(_ state: LiteralAutomaton.State) {
        if !nextStates.contains(state) { nextStates.append(state) }
    }
}
