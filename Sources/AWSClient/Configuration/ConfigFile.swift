/// A configuration or credentials file of the AWS tools, cut into sections ("Shared config and credentials files", AWS
/// SDKs and Tools Reference Guide).
struct ConfigFile: Sendable, Equatable {
    /// The header of a section: `[profile name]` has the kind `profile`, `[name]` none.
    struct Header: Sendable, Hashable {
        let kind: String?
        let name: String
    }

    /// The properties of a section. Keys are lower-case.
    struct Section: Sendable, Equatable {
        /// Values, those that continue on indented lines joined by line breaks.
        var values: [String: String] = [:]
        /// The indented `key = value` lines under a key without a value, such as `s3 =`.
        var nested: [String: [String: String]] = [:]

        mutating func merge(_ other: Section) {
            values.merge(other.values) { $1 }
            nested.merge(other.nested) { $0.merging($1) { $1 } }
        }
    }

    private(set) var sections: [Header: Section] = [:]

    /// An empty file.
    init() {}

    /// Reads a file's text. What stands in one section twice counts as it stands last; a section that stands there twice
    /// is one.
    ///
    /// - Throws: The line and what is wrong with it. The text of the line is not repeated: it may be a secret.
    init(_ text: String) throws(ConfigFileError) {
        var reader = SectionReader()
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            var line = Substring(line)
            if index == 0, line.unicodeScalars.first == "\u{FEFF}" { line.unicodeScalars.removeFirst() }
            if line.utf8.last == UInt8(ascii: "\r") { line = Substring(line.utf8.dropLast()) }
            try reader.take(line, number: index + 1)
        }
        reader.finishSection()
        sections = reader.sections
    }
}

/// A line that is no configuration.
struct ConfigFileError: Error, Equatable {
    let line: Int
    let problem: String
}

/// What was read so far, and where the next line belongs.
private struct SectionReader {
    var sections: [ConfigFile.Header: ConfigFile.Section] = [:]
    /// Outer nil: before the first header. Inner nil: in a section whose header names nothing.
    private var header: ConfigFile.Header??
    private var section = ConfigFile.Section()
    private var property: (key: String, indentation: Int)?

    mutating func take(_ line: Substring, number: Int) throws(ConfigFileError) {
        let content = line.trimmed
        guard !content.isEmpty, line.utf8.first != UInt8(ascii: "#"), line.utf8.first != UInt8(ascii: ";") else {
            return
        }
        let indentation = line.utf8.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
        if let property, indentation > property.indentation {
            try continueProperty(property.key, with: content, number: number)
        } else if content.utf8.first == UInt8(ascii: "[") {
            finishSection()
            header = .some(try Self.header(content, number: number))
        } else if header == nil {
            throw ConfigFileError(line: number, problem: "there is text before the first [section]")
        } else if indentation == 0 || content.contains("=") {
            let (key, value) = try Self.property(content, number: number)
            section.values[key] = String(value.withoutComment)
            section.nested[key] = nil
            property = (key, indentation)
        } else {
            throw ConfigFileError(line: number, problem: "the indented line continues nothing")
        }
    }

    mutating func finishSection() {
        if case .some(.some(let header)) = header {
            sections[header, default: ConfigFile.Section()].merge(section)
        }
        section = ConfigFile.Section()
        property = nil
    }

    private mutating func continueProperty(
        _ key: String, with content: Substring, number: Int
    ) throws(ConfigFileError) {
        if section.values[key]?.isEmpty == true {
            let (name, value) = try Self.property(content, number: number)
            section.nested[key, default: [:]][name] = String(value)
        } else {
            section.values[key, default: ""] += "\n" + content
        }
    }

    private static func property(
        _ content: Substring, number: Int
    ) throws(ConfigFileError) -> (key: String, value: Substring) {
        guard let equals = content.firstIndex(of: "=") else {
            throw ConfigFileError(line: number, problem: "there is no = after the key")
        }
        let key = content[..<equals].trimmed
        guard !key.isEmpty else {
            throw ConfigFileError(line: number, problem: "there is no key before the =")
        }
        return (key.lowercased(), content[content.index(after: equals)...].trimmed)
    }

    /// Nil for a header that no tool reads, such as one whose name has characters that are not allowed.
    private static func header(_ content: Substring, number: Int) throws(ConfigFileError) -> ConfigFile.Header? {
        guard let end = content.firstIndex(of: "]") else {
            throw ConfigFileError(line: number, problem: "the [ has no ]")
        }
        let inside = content[content.index(after: content.startIndex)..<end].trimmed
        guard let space = inside.firstIndex(where: { $0 == " " || $0 == "\t" }), !inside.hasPrefix("\""),
            !inside.hasPrefix("'")
        else {
            return name(inside).map { ConfigFile.Header(kind: nil, name: $0) }
        }
        return name(inside[space...].trimmed).map { ConfigFile.Header(kind: String(inside[..<space]), name: $0) }
    }

    /// A name in quotes may hold spaces, as in botocore.
    private static func name(_ text: Substring) -> String? {
        for quote in ["\"", "'"] where text.count >= 2 && text.hasPrefix(quote) && text.hasSuffix(quote) {
            return String(text.dropFirst().dropLast())
        }
        let isValid = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "-/.%@_:+".utf8.contains(byte)
            }
        }
        return isValid && !text.isEmpty ? String(text) : nil
    }
}

extension Substring {
    /// Without spaces, tabs and line breaks at the ends.
    var trimmed: Substring {
        let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        var bytes = utf8.drop(while: isSpace)
        while let last = bytes.last, isSpace(last) { bytes = bytes.dropLast() }
        return Substring(bytes)
    }

    /// Cut at the first `#` or `;` that begins the text or follows a space: `v#x` is a value.
    fileprivate var withoutComment: Substring {
        var follows = true
        for index in utf8.indices {
            let byte = utf8[index]
            if follows, byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";") { return self[..<index].trimmed }
            follows = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
        }
        return self
    }
}
