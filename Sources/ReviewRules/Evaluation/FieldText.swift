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

    /// Turns to another text and keeps the storage.
    mutating func begin(_ field: Verdict.Field, range: Range<Int>, name: Range<Int> = 0..<0) {
        self.field = field
        self.range = range
        self.name = name
        readings = 0
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

    /// The readings that show something of their own: where no sign may be i or l, both readings of such signs are one.
    mutating func distinct(_ readings: [ViewText.Reading?], of message: Message) -> [ViewText.Reading?] {
        guard readings.count > 1, let first = readings[0], let second = readings[1] else { return readings }
        return text(first, of: message).bytes == text(second, of: message).bytes ? [first] : readings
    }

    mutating func graphemeBreaks(of message: Message) -> GraphemeBreaks {
        if !areBreaksRead { breaks.read(message.utf8.span.extracting(range)) }
        areBreaksRead = true
        return breaks
    }
}
