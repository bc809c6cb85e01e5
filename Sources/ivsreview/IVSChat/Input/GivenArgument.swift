import IVSChat

/// What the command line says about one member of an input.
struct GivenArgument {
    /// The member's name on the wire.
    let member: String
    /// The texts after its flag, one unless the member is a list; nil if the flag is not there.
    let texts: [String]?

    init(_ member: String, _ text: String?) {
        self.member = member
        texts = text.map { [$0] }
    }

    init(_ member: String, list texts: [String]) {
        self.member = member
        self.texts = texts.isEmpty ? nil : texts
    }

    /// The flag as the AWS CLI spells it: `messageReviewHandlerUri` is `--message-review-handler-uri`.
    static func flag(_ member: String) -> String {
        "--" + member.map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined()
    }
}

extension GivenArgument {
    /// The value that the texts stand for: plain text, shorthand, JSON, or a file that holds one of them.
    ///
    /// - Throws: `CommandFailure` when they are none of these.
    func value(_ shape: Shape) throws -> JSONValue? {
        guard var texts else { return nil }
        if texts.count == 1, let text = try ParameterFile.text(for: texts[0]) { texts = [text] }
        let first = texts.first ?? ""
        switch shape {
        case .integer:
            guard let number = Int(first.trimmed) else {
                throw CommandFailure(.usage, "\(Self.flag(member)): must be a whole number")
            }
            return .number(String(number))
        case .list:
            return texts.count == 1 && first.trimmed.hasPrefix("[")
                ? try json(first, shape) : .array(texts.map(JSONValue.string))
        case .map, .structure:
            let isJSON = first.trimmed.hasPrefix("{") || first.trimmed.hasPrefix("[")
            return isJSON ? try json(first, shape) : try shorthand(first, shape)
        case .string, .timestamp:
            return .string(first)
        }
    }

    private func json(_ text: String, _ shape: Shape) throws(CommandFailure) -> JSONValue {
        do {
            return try JSONValue(parsing: Array(text.utf8))
        } catch {
            throw CommandFailure(.usage, "\(Self.flag(member)): not JSON: \(error)")
        }
    }

    private func shorthand(_ text: String, _ shape: Shape) throws -> JSONValue {
        var reader = Shorthand(text) { try ParameterFile.text(for: $0) }
        do {
            return .object(try reader.object())
        } catch let error as ShorthandError {
            let text = error.description(showsText: !shape.isSensitive)
            throw CommandFailure(.usage, "\(Self.flag(member)): \(text)")
        }
    }
}

extension Shape {
    /// Whether all of it must never be shown.
    fileprivate var isSensitive: Bool {
        switch self {
        case .string(let shape): shape.isSensitive
        case .map(let shape): shape.isSensitive
        default: false
        }
    }
}

extension String {
    /// Without white space at both ends.
    fileprivate var trimmed: Substring {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
