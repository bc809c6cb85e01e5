import IVSChat

/// Reads the shorthand syntax of the AWS CLI: `uri=…,fallbackResult=DENY`, `s3={bucketName=b}`, `k=[a,b]`, `k@=file://…`.
///
/// A value of several words separated by commas is a list (`k=a,b`), a comma behind a backslash belongs to the value, and
/// quotes of both kinds hold anything (AWS CLI User Guide, *Using shorthand syntax*). Unlike there, any character of
/// Unicode may stand in a value without quotes.
struct Shorthand {
    private let text: [Unicode.Scalar]
    private let readFile: (String) throws -> String?
    private var position = 0
    private var resolvesFiles = false

    /// A reader of `text`; `readFile` gives what a value such as `file://name` stands for, nil for any other value.
    init(_ text: String, readFile: @escaping (String) throws -> String?) {
        self.text = Array(text.unicodeScalars)
        self.readFile = readFile
    }

    /// Reads all of it.
    ///
    /// - Throws: `ShorthandError`, and what `readFile` throws.
    mutating func object() throws -> JSONObject {
        var object = JSONObject()
        while true {
            let start = position
            let (key, value) = try pair { try $0.listOrValue() }
            guard object[key] == nil else {
                throw error(.duplicateKey, at: start)
            }
            object[key] = value
            guard position < text.count else { return object }
            try expect(",")
        }
    }

    private mutating func pair(_ value: (inout Self) throws -> JSONValue) throws -> (String, JSONValue) {
        let start = position
        while let scalar = current, Self.isKey(scalar) { position += 1 }
        let key = String(text[start..<position])
        skipSpace()
        resolvesFiles = current == "@"
        if resolvesFiles { position += 1 }
        try expect("=")
        return (key, try value(&self))
    }

    private mutating func listOrValue() throws -> JSONValue {
        guard current != "[", current != "{" else { return try element() }
        let first = try scalar()
        skipSpace()
        guard current == "," else { return .string(first) }
        var values = [first]
        while current == "," {
            position += 1
            skipSpace()
            guard let next = try listElement() else {
                // A key begins here: the last comma is not the list's.
                while text[position] != "," { position -= 1 }
                break
            }
            values.append(next)
        }
        return values.count == 1 ? .string(first) : .array(values.map(JSONValue.string))
    }

    /// One more element of `k=a,b`; nil if it is none, with `position` behind the comma before it.
    private mutating func listElement() throws -> String? {
        let value: String
        if current == "\"" || current == "'" {
            value = try scalar()
        } else {
            guard let consumed = take(first: Self.isValueStart, rest: { !"\"',=".unicodeScalars.contains($0) }) else {
                guard position < text.count else { throw error(.expected("a value"), at: position) }
                return nil
            }
            value = try resolved(Self.unescaped(consumed))
        }
        skipSpace()
        return current == nil || current == "," ? value : nil
    }

    private mutating func element() throws -> JSONValue {
        switch current {
        case "[":
            return .array(try container("[", "]") { try $0.element() })
        case "{":
            let pairs = try container("{", "}") { try $0.pair { try $0.element() } }
            return .object(JSONObject(pairs))
        default:
            return .string(try scalar())
        }
    }

    private mutating func container<Element>(
        _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ element: (inout Self) throws -> Element
    ) throws -> [Element] {
        try expect(open)
        var elements: [Element] = []
        while current != close {
            guard current != nil else { throw error(.expected("\(close)"), at: position) }
            elements.append(try element(&self))
            skipSpace()
            if current != nil, current != close { try expect(",") }
        }
        position += 1
        return elements
    }

    private mutating func scalar() throws -> String {
        if let quote = current, quote == "'" || quote == "\"" {
            return try resolved(try quoted(quote))
        }
        let rest: (Unicode.Scalar) -> Bool = { !"\"',]}".unicodeScalars.contains($0) }
        guard let consumed = take(first: Self.isValueStart, rest: rest) else { return "" }
        return try resolved(Self.unescaped(consumed))
    }

    /// The text between quotes, with `\"` (or `\'`) and `\\` replaced.
    private mutating func quoted(_ quote: Unicode.Scalar) throws -> String {
        let start = position + 1
        var index = start
        var lastEscaped: Int?
        while index < text.count, text[index] != quote {
            let isEscape = text[index] == "\\" && index + 1 < text.count && text[index + 1] == quote
            if isEscape { lastEscaped = index + 1 }
            index += isEscape ? 2 : 1
        }
        // Where no quote is left, one behind a backslash closes, as the AWS CLI has it.
        guard let end = index < text.count ? index : lastEscaped else {
            throw error(.expected("a closing \(quote)"), at: text.count)
        }
        position = end + 1
        var result = String.UnicodeScalarView()
        index = start
        while index < end {
            if text[index] == "\\", index + 1 < end, text[index + 1] == quote || text[index + 1] == "\\" { index += 1 }
            result.append(text[index])
            index += 1
        }
        return String(result)
    }

    /// A value without quotes: one scalar that `first` allows, then those that `rest` allows; `\,` is allowed everywhere.
    private mutating func take(
        first: (Unicode.Scalar) -> Bool, rest: (Unicode.Scalar) -> Bool
    ) -> ArraySlice<Unicode.Scalar>? {
        let start = position
        while let scalar = current {
            if scalar == "\\", position + 1 < text.count, text[position + 1] == "," {
                position += 2
            } else if position == start ? first(scalar) : rest(scalar) {
                position += 1
            } else {
                break
            }
        }
        return position == start ? nil : text[start..<position]
    }

    private func resolved(_ value: String) throws -> String {
        resolvesFiles ? try readFile(value) ?? value : value
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws {
        skipSpace()
        guard current == scalar else { throw error(.expected("\(scalar)"), at: position) }
        position += 1
        skipSpace()
    }

    private mutating func skipSpace() {
        while let scalar = current, Self.isSpace(scalar) { position += 1 }
    }

    private var current: Unicode.Scalar? { position < text.count ? text[position] : nil }

    private func error(_ cause: ShorthandError.Cause, at index: Int) -> ShorthandError {
        ShorthandError(cause: cause, text: String(text), offset: index)
    }
}

extension Shorthand {
    private static func isKey(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "#", "/", ":": true
        default: false
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || ("\t"..."\r").contains(scalar)
    }

    private static func isValueStart(_ scalar: Unicode.Scalar) -> Bool {
        !isSpace(scalar) && !"\"',=[{".unicodeScalars.contains(scalar)
    }

    /// With `\,` as a comma, and without white space at the end.
    private static func unescaped(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var result: [Unicode.Scalar] = []
        for (index, scalar) in scalars.enumerated() {
            let next = scalars.dropFirst(index + 1).first
            if scalar == "\\", next == "," { continue }
            result.append(scalar)
        }
        while let last = result.last, isSpace(last) { result.removeLast() }
        return String(result)
    }
}

extension String {
    fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) {
        var view = UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
