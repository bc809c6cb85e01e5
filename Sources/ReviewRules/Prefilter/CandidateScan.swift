/// The keywords and patterns that the message at hand may match.
struct CandidateScan {
    private let index: LiteralIndex
    /// By matcher, the pass in which `met` was written; older values say nothing.
    private var passes: [UInt32]
    private var met: [UInt8]
    private var pass: UInt32 = 0
    /// By matcher, the message in which it became a candidate.
    private var messages: [UInt32]
    private var message: UInt32 = 0
    /// The candidates, by rule.
    private(set) var matchers: [Int] = []

    init(_ index: LiteralIndex) {
        self.index = index
        passes = [UInt32](repeating: 0, count: index.matchers.count)
        met = [UInt8](repeating: 0, count: index.matchers.count)
        messages = [UInt32](repeating: 0, count: index.matchers.count)
    }

    /// Finds the candidates of a message in its texts.
    mutating func read(_ fields: inout [FieldText], count: Int, of message: Message) {
        advance(&self.message, &messages)
        matchers.removeAll(keepingCapacity: true)
        for matcher in index.unconditional { accept(matcher) }
        for slot in 0..<(index.looksAtAttributes ? count : 1) {
            read(fields[slot].text(.folded, of: message))
            for reading in index.readings { read(fields[slot].text(reading, of: message)) }
        }
        matchers.sort()
    }

    /// Takes everything for a candidate.
    mutating func acceptAll() {
        matchers = Array(index.matchers.indices)
    }

    private mutating func read(_ text: ViewText) {
        advance(&pass, &passes)
        var state: LiteralAutomaton.State = 0
        let automaton = index.automaton
        CollapsedText.forEachByte(of: text.bytes.span) { byte in
            state = automaton.next(state, byte)
            automaton.forEachLiteral(endingAt: state) { literal in
                for use in index.uses[literal] { meet(use) }
            }
        }
    }

    private mutating func meet(_ use: LiteralIndex.Use) {
        if passes[use.matcher] != pass {
            passes[use.matcher] = pass
            met[use.matcher] = 0
        }
        met[use.matcher] |= use.conjunct
        if met[use.matcher] == index.matchers[use.matcher].conjuncts { accept(use.matcher) }
    }

    private mutating func accept(_ matcher: Int) {
        guard messages[matcher] != message else { return }
        messages[matcher] = message
        matchers.append(matcher)
    }

    /// Begins the next pass or message; when the number runs over, what was written with old numbers is wiped.
    private func advance(_ number: inout UInt32, _ written: inout [UInt32]) {
        number &+= 1
        guard number == 0 else { return }
        for index in written.indices { written[index] = 0 }
        number = 1
    }
}
