/// One text of the message under review, with the readings that rules have asked for so far.
struct FieldText {
    private(set) var field = Verdict.Field.content
    /// Where the text stands in `Message.utf8`.
    private(set) var range = 0..<0
    /// Where the attribute's name stands in `Message.utf8`; empty for the content.
    private(set) var name = 0..<0
    /// By `ViewText.Reading.rawValue`.
    private var texts = [ViewText](repeating: ViewText(), count: ViewText.Reading.allCases.count)
    /// A bit for each reading that is there.
    private var readings: UInt32 = 0
    private var breaks = GraphemeBreaks()
    private var areBreaksRead = false
    // Read with the shape, when something asks for either.
    private var facts: TextFacts?
    private var shape = TextShape()
    private var isExamined = false

    /// Turns to another text of `message` and keeps the storage.
    mutating func begin(_ field: Verdict.Field, range: Range<Int>, name: Range<Int> = 0..<0, of message: Message) {
        self.field = field
        self.range = range
        self.name = name
        readings = 0
        areBreaksRead = false
        isExamined = false
    }

    /// What is known of an ASCII text; nil for any other, and for one that is too long.
    mutating func facts(of message: Message) -> TextFacts? {
        if !isExamined { examine(message.utf8.span.extracting(range)) }
        return facts
    }

    private mutating func examine(_ text: Span<UInt8>) {
        isExamined = true
        facts = text.count <= TextFacts.longestText && text.isASCII ? TextFacts(text) : nil
        if let facts { shape = TextShape(text, facts) }
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
        let index = reading.rawValue
        guard readings & 1 << index == 0 else { return texts[index] }
        readings |= 1 << index
        if let base = reading.base {
            texts[index].read(text(base, of: message), as: reading)
        } else {
            texts[index].read(message.utf8.span.extracting(range), folding: reading == .folded)
        }
        return texts[index]
    }

    /// The first view that shows the same text as `view`.
    mutating func plainest(_ view: View, of message: Message) -> View {
        guard view != .raw else { return .raw }
        let plainest = plainestFolded(view, of: message)
        return plainest == .folded && facts(of: message)?.capitals == 0 ? .raw : plainest
    }

    /// The first folded view that shows the same text as `view`, which is not raw.
    mutating func plainestFolded(_ view: View, of message: Message) -> View {
        switch view {
        case .raw, .folded: .folded
        case .leet: showsLeet(of: message) ? .leet : .folded
        case .joined: showsJoined(of: message) ? .joined : plainestFolded(.leet, of: message)
        }
    }

    /// Whether the view leet differs from the view folded.
    mutating func showsLeet(of message: Message) -> Bool {
        guard facts(of: message) == nil else { return shape.hasLeet }
        return text(.leet, of: message).bytes != text(.folded, of: message).bytes
    }

    /// Whether the view joined differs from the view leet.
    mutating func showsJoined(of message: Message) -> Bool {
        guard facts(of: message) == nil else { return shape.hasSeparated }
        return text(.joined, of: message).bytes != text(.leet, of: message).bytes
    }

    /// The readings in which a regex looks on behalf of `view`; where no character may be i or l, that of keywords serves.
    mutating func patternReadings(of view: View, of message: Message) -> (ViewText.Reading?, ViewText.Reading?) {
        guard view != .raw, !text(view.keywordReading, of: message).hasEitherLetter else { return view.patternReadings }
        return (view.keywordReading, nil)
    }

    mutating func graphemeBreaks(of message: Message) -> GraphemeBreaks {
        if !areBreaksRead { breaks.read(message.utf8.span.extracting(range)) }
        areBreaksRead = true
        return breaks
    }
}
