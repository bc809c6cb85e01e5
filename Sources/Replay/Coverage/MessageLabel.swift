internal import ReviewEvents
internal import ReviewRules

/// What people say of a message, beside its content on the same line: `"label"`, one of `allow`, `rewrite` and `deny`, is
/// what should become of it; `"rules"`, a list of ids, are the rules that should hit. Either may be missing.
struct MessageLabel: Equatable {
    var outcome: Verdict.Outcome?
    var rules: [String]?
    /// The label is no known word, or the rules are no list of texts.
    var isInvalid = false

    /// Whether a filter should see something in the message; nil without a label.
    var isBad: Bool? {
        outcome.map { $0 != .allow } ?? rules.map { !$0.isEmpty }
    }

    /// The label of a line; empty for plain text and for an object that has none.
    init(_ line: ArraySlice<UInt8>) {
        guard line.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return }
        do throws(JSONError) {
            try read(Array(line))
        } catch {
            // The line was read as plain text.
            self.outcome = nil
            self.rules = nil
        }
    }

    private mutating func read(_ line: [UInt8]) throws(JSONError) {
        var reader = JSONReader(line)
        var text: [UInt8] = []
        try reader.beginObject()
        while let name = try reader.nextName(into: &text) {
            switch (String(decoding: text[name], as: UTF8.self), try reader.peek()) {
            case ("label", .string):
                outcome = Verdict.Outcome(rawValue: try reader.text())
                if outcome == nil { isInvalid = true }
            case ("rules", .array): try readRules(&reader)
            case ("label", _), ("rules", _):
                isInvalid = true
                try reader.skipValue()
            default: try reader.skipValue()
            }
        }
    }

    private mutating func readRules(_ reader: inout JSONReader) throws(JSONError) {
        var ids: [String] = []
        try reader.beginArray()
        while try reader.nextElement() {
            if try reader.peek() == .string {
                ids.append(try reader.text())
            } else {
                isInvalid = true
                try reader.skipValue()
            }
        }
        rules = ids
    }
}

extension JSONReader {
    fileprivate mutating func text() throws(JSONError) -> String {
        var bytes: [UInt8] = []
        let range = try string(into: &bytes)
        return String(decoding: bytes[range], as: UTF8.self)
    }
}
