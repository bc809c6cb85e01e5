import Foundation
import Testing

/// A line of `conformance.txt`.
struct ConformanceCase: CustomTestStringConvertible, Sendable {
    var name: String
    var isAccepted: Bool
    var json: [UInt8]

    var testDescription: String { name }

    /// All cases; a table that cannot be read gives none, which a test of its own reports.
    static let all: [ConformanceCase] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "conformance.txt")
        guard let table = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        return table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
            return ConformanceCase(
                name: String(parts[1]), isAccepted: parts[0] == "accept", json: unescape(parts[2]))
        }
    }()

    /// The bytes of `text`, where `%XX` is the byte of that hexadecimal value.
    private static func unescape(_ text: Substring) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
            rest = rest.dropFirst(2)
        }
        return bytes
    }
}
