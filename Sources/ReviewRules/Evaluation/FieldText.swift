/// One text of the message under review, with the views that rules have asked for so far.
struct FieldText {
    private(set) var field = Verdict.Field.content
    /// Where the text stands in `Message.utf8`.
    private(set) var range = 0..<0
    /// Where the attribute's name stands in `Message.utf8`; empty for the content.
    private(set) var name = 0..<0
    private var caseless = ViewText()
    private var folded = ViewText()
    private var breaks = GraphemeBreaks()
    private var isCaselessRead = false
    private var isFoldedRead = false
    private var areBreaksRead = false

    /// Turns to another text and keeps the storage.
    mutating func begin(_ field: Verdict.Field, range: Range<Int>, name: Range<Int> = 0..<0) {
        self.field = field
        self.range = range
        self.name = name
        isCaselessRead = false
        isFoldedRead = false
        areBreaksRead = false
    }

    /// Whether a rule that names `selector` looks at this text.
    func isSelected(by selector: Rule.FieldSelector, in message: Message) -> Bool {
        switch (selector, field) {
        case (.content, .content), (.allAttributes, .attribute): true
        case (.attribute(let wanted), .attribute): message.utf8[name].elementsEqual(wanted.utf8)
        default: false
        }
    }

    mutating func text(_ reading: ViewText.Reading, of message: Message) -> ViewText {
        let source = message.utf8.span.extracting(range)
        switch reading {
        case .caseless:
            if !isCaselessRead { caseless.read(source, as: .caseless) }
            isCaselessRead = true
            return caseless
        case .folded:
            if !isFoldedRead { folded.read(source, as: .folded) }
            isFoldedRead = true
            return folded
        }
    }

    mutating func graphemeBreaks(of message: Message) -> GraphemeBreaks {
        if !areBreaksRead { breaks.read(message.utf8.span.extracting(range)) }
        areBreaksRead = true
        return breaks
    }
}
