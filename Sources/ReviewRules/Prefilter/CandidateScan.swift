/// The keywords and patterns that the message at hand may match.
struct CandidateScan: ~Copyable {
    /// The candidates, in the order of their numbers, which is that of their rules.
    private(set) var matchers: [Int] = []

    private let index: LiteralIndex
    private let table: MatcherTable
    private var marks: MatcherMarks
    private var pass: UInt64 = 0
    private var message: UInt64 = 0
    /// The column of what an ASCII character reads as in folded and collapsed text.
    private let columns: [UInt8]
    /// Of the text at hand; nil if it is not ASCII.
    private var facts: TextFacts?
    private var letters: LetterScan

    /// A scan for the matchers of `set`, which must outlive it.
    init(_ set: CompiledRuleSet) {
        let index = set.index
        self.index = index
        table = set.matchers
        marks = MatcherMarks(matcherCount: table.count)
        letters = LetterScan(index)
        columns = (UInt8(0)..<0x80).map { index.plain.automaton.columns[Int(CollapsedText.asciiForm(of: $0))] }
    }

    /// Finds the candidates of a message in its texts.
    mutating func read(_ fields: inout [FieldText], count: Int, of message: Message) {
        self.message += 1
        matchers.removeAll(keepingCapacity: true)
        for slot in 0..<(index.looksAtAttributes ? count : 1) { read(&fields[slot], of: message) }
        if matchers.count > 1 { sort() }
    }

    /// Takes everything for a candidate.
    mutating func acceptAll() {
        matchers = Array(0..<table.count)
    }

    private mutating func read(_ field: inout FieldText, of message: Message) {
        facts = field.facts(of: message)
        for position in index.unconditional.indices { accept(Int(index.unconditional[position])) }
        // Without case, the text as sent is the folded one, so that the view raw needs no care of its own.
        let isASCII = facts != nil
        let source = message.utf8.span.extracting(field.range)
        if isASCII {
            read(source, seams: false, showsRaw: true)
        } else {
            read(field.text(.folded, of: message), showsRaw: false)
        }
        // Beyond ASCII the letters of the text as sent are others than those of the folded one.
        readLetters(source)
        // Where joined drops nothing it shows what leet does.
        if index.looks(in: .leet) || index.looks(in: .joined), field.showsLeet(of: message) {
            read(field.text(.leet, of: message), showsRaw: isASCII)
        }
        if index.looks(in: .joined), field.showsJoined(of: message) {
            read(field.text(.joined, of: message), showsRaw: isASCII)
        }
    }

    private mutating func read(_ text: ViewText, showsRaw: Bool) {
        read(text.bytes.span, seams: !text.seams.isEmpty, showsRaw: showsRaw)
        readLetters(text.bytes.span)
    }

    private mutating func readLetters(_ text: Span<UInt8>) {
        guard !index.letters.isEmpty else { return }
        pass += 1
        let literals = index.letters
        guard letters.read(text) else { return literals.forEachUse { accept($0.matcher) } }
        for position in letters.found.indices { literals.forEachUse(of: letters.found[position]) { meet($0) } }
    }

    /// One pass over a text. Where it has `seams`, words may begin and end anywhere. Unless it `showsRaw`, a word may end in
    /// the view raw where it goes on here.
    private mutating func read(_ text: Span<UInt8>, seams: Bool, showsRaw: Bool) {
        pass += 1
        let automaton = index.plain.automaton
        let columns = self.columns
        var state: LiteralAutomaton.State = 0
        // What was read last, so that a run counts once: a column, or a code point beyond ASCII and the top bit.
        var previous: UInt32 = 0
        var position = 0
        while position < text.count {
            let byte = text[position]
            if byte < 0x80 {
                let column = columns[Int(byte)]
                if column == 0 {
                    state = 0
                    previous = 0
                } else if UInt32(column) != previous {
                    previous = UInt32(column)
                    let step = automaton.next(state, column)
                    state = step.state
                    if step.endsLiteral {
                        meetLiterals(of: state, endingAt: position, in: text, seams: seams, showsRaw: showsRaw)
                    }
                }
                position += 1
            } else {
                let (scalar, length) = text.scalar(at: position)
                let form = scalar == ViewText.eitherLetter ? UInt32(columns[0x69]) : scalar | 1 << 31
                if form != previous {
                    previous = form
                    var endsLiteral = false
                    for offset in 0..<(form == 0 ? 0 : form < 256 ? 1 : length) {
                        let column = form < 256 ? UInt8(form) : automaton.columns[Int(text[position + offset])]
                        let step = column == 0 ? .init(0, endsLiteral: false) : automaton.next(state, column)
                        state = step.state
                        endsLiteral = step.endsLiteral
                    }
                    if form == 0 { state = 0 }
                    if endsLiteral {
                        meetLiterals(of: state, endingAt: position, in: text, seams: seams, showsRaw: showsRaw)
                    }
                }
                position += length
            }
        }
    }

    /// Notes the literals that end with the run of which the first code point stands at `position`.
    @inline(never)
    private mutating func meetLiterals(
        of state: LiteralAutomaton.State, endingAt position: Int, in text: Span<UInt8>, seams: Bool, showsRaw: Bool
    ) {
        let literals = index.plain
        let endsWord = seams || CollapsedText.endsWord(at: position, in: text)
        literals.automaton.forEachLiteral(endingAt: state) { literal in
            var beginsWord: Bool?
            literals.forEachUse(of: literal) { use in
                if (use.needsStartBoundary || use.needsEndBoundary) && (showsRaw || !use.isSeenRaw) {
                    if use.needsEndBoundary, !endsWord { return }
                    if use.needsStartBoundary {
                        let length = Int(literals.literalLengths[literal])
                        let begins =
                            beginsWord
                            ?? (seams || CollapsedText.beginsWord(length, endingAt: position, in: text))
                        beginsWord = begins
                        if !begins { return }
                    }
                }
                meet(use)
            }
        }
    }

    @inline(__always)
    private mutating func meet(_ use: LiteralTable.Use) {
        let matcher = use.matcher
        if marks.meet(use.conjunct, of: matcher, pass: pass) == table.conjuncts(of: matcher) { accept(matcher) }
    }

    private mutating func accept(_ matcher: Int) {
        if let facts, !table.traits(of: matcher).fit(facts) { return }
        if marks.accept(matcher, message: message) { matchers.append(matcher) }
    }

    /// Nearly always there is a handful.
    private mutating func sort() {
        guard matchers.count <= 16 else { return matchers.sort() }
        for end in 1..<matchers.count {
            var place = end
            while place > 0, matchers[place - 1] > matchers[place] {
                matchers.swapAt(place - 1, place)
                place -= 1
            }
        }
    }
}
