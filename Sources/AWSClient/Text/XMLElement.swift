/// Why bytes are not the XML that was asked for.
package struct XMLError: Error, Equatable, CustomStringConvertible {
    let problem: String
    let offset: Int

    package var description: String { "\(problem) at byte \(offset)" }
}

/// One element of an XML text as the Query protocol's services answer: elements and text, no document type. Attributes,
/// comments and processing instructions are passed over; a prefix is part of the name.
package struct XMLElement: Sendable, Equatable {
    package let name: String
    package private(set) var text = ""
    package private(set) var children: [XMLElement] = []

    /// Deeper than any answer, far from what the stack holds.
    static let depthLimit = 32

    /// Reads one element and nothing after it.
    package init(_ bytes: [UInt8]) throws(XMLError) {
        var reader = XMLReader(bytes)
        try reader.skipMisc()
        self = try XMLElement(&reader, depth: 1)
        try reader.skipMisc()
        guard reader.isAtEnd else { throw reader.error("text after the last element") }
    }

    private init(_ reader: inout XMLReader, depth: Int) throws(XMLError) {
        guard depth <= Self.depthLimit else { throw reader.error("elements nested too deep") }
        let start = try reader.startTag()
        name = start.name
        guard !start.isEmpty else { return }
        while true {
            switch try reader.nextPiece() {
            case .text(let piece): text += piece
            case .start: children.append(try XMLElement(&reader, depth: depth + 1))
            case .end(let end):
                guard end == name else { throw reader.error("an end tag that does not match") }
                return
            }
        }
    }

    /// The first child of this name.
    package subscript(name: String) -> XMLElement? {
        children.first { $0.name == name }
    }
}

/// Cuts an XML text into tags and character data.
private struct XMLReader {
    enum Piece {
        case text(String)
        case start
        case end(String)
    }

    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            offset = 3
        }
    }

    var isAtEnd: Bool { offset == bytes.count }

    func error(_ problem: String) -> XMLError {
        XMLError(problem: problem, offset: offset)
    }

    /// White space, comments, and processing instructions, the XML declaration among them.
    mutating func skipMisc() throws(XMLError) {
        while true {
            skipSpace()
            if try skip("<?", to: "?>") { continue }
            if try skip("<!--", to: "-->") { continue }
            return
        }
    }

    mutating func startTag() throws(XMLError) -> (name: String, isEmpty: Bool) {
        guard take("<") else { throw error("an element was expected") }
        let name = try tagName()
        while true {
            skipSpace()
            if take("/>") { return (name, true) }
            if take(">") { return (name, false) }
            _ = try tagName()
            skipSpace()
            guard take("=") else { throw error("an attribute without a value") }
            skipSpace()
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "'") else {
                throw error("an attribute without quotes")
            }
            let quote = bytes[offset]
            guard let end = bytes[(offset + 1)...].firstIndex(of: quote) else { throw error("unexpected end") }
            offset = end + 1
        }
    }

    mutating func nextPiece() throws(XMLError) -> Piece {
        var text = ""
        while true {
            guard offset < bytes.count else { throw error("unexpected end") }
            guard bytes[offset] == UInt8(ascii: "<") else {
                text += try characterData()
                continue
            }
            if take("<![CDATA[") {
                guard let end = position(of: "]]>") else { throw error("unexpected end") }
                text += String(decoding: bytes[offset..<end], as: UTF8.self)
                offset = end + 3
                continue
            }
            if try skip("<!--", to: "-->") { continue }
            if try skip("<?", to: "?>") { continue }
            guard text.isEmpty else { return .text(text) }
            guard take("</") else { return .start }
            let name = try tagName()
            skipSpace()
            guard take(">") else { throw error("an end tag without >") }
            return .end(name)
        }
    }

    private mutating func characterData() throws(XMLError) -> String {
        let end = bytes[offset...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        var text: [UInt8] = []
        while offset < end {
            if bytes[offset] == UInt8(ascii: "&") {
                text += Array(String(try reference(before: end)).utf8)
            } else {
                text.append(bytes[offset])
                offset += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func reference(before end: Int) throws(XMLError) -> Character {
        guard let semicolon = bytes[offset..<end].firstIndex(of: UInt8(ascii: ";")) else {
            throw error("& without ;")
        }
        let name = String(decoding: bytes[(offset + 1)..<semicolon], as: UTF8.self)
        let character: Character? =
            switch name {
            case "amp": "&"
            case "lt": "<"
            case "gt": ">"
            case "quot": "\""
            case "apos": "'"
            default: Self.numbered(name)
            }
        guard let character else { throw error("an unknown reference") }
        offset = semicolon + 1
        return character
    }

    private static func numbered(_ name: String) -> Character? {
        guard name.hasPrefix("#") else { return nil }
        let isHexadecimal = name.hasPrefix("#x")
        let number = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
        return number.flatMap { Unicode.Scalar($0) }.map { Character($0) }
    }

    private mutating func tagName() throws(XMLError) -> String {
        let start = offset
        while offset < bytes.count, !" \t\r\n<>/=\"'".utf8.contains(bytes[offset]) {
            offset += 1
        }
        guard offset > start else { throw error("a name was expected") }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func skipSpace() {
        while offset < bytes.count, " \t\r\n".utf8.contains(bytes[offset]) {
            offset += 1
        }
    }

    private mutating func take(_ text: String) -> Bool {
        guard bytes[offset...].starts(with: text.utf8) else { return false }
        offset += text.utf8.count
        return true
    }

    private mutating func skip(_ start: String, to end: String) throws(XMLError) -> Bool {
        guard take(start) else { return false }
        guard let position = position(of: end) else { throw error("unexpected end") }
        offset = position + end.utf8.count
        return true
    }

    private func position(of text: String) -> Int? {
        bytes[offset...].indices.first { bytes[$0...].starts(with: text.utf8) }
    }
}
