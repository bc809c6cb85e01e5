import Foundation
import Testing

/// The Unicode character database of the Debian package `unicode-data`, as an oracle for the fold table.
enum UnicodeData {
    /// The `;`-separated fields of each line of a file that is not a comment.
    static func rows(_ file: String) throws -> [[String]] {
        let url = URL(filePath: "/usr/share/unicode").appending(path: file)
        let data = try #require(try? Data(contentsOf: url), "\(url.path) is missing: apt-get install unicode-data")
        return Array(data).split(separator: UInt8(ascii: "\n")).compactMap { line in
            let content = line.firstIndex(of: UInt8(ascii: "#")).map { line[..<$0] } ?? line
            let fields = content.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            return fields.count > 1 ? fields.map(trimmed) : nil
        }
    }

    private static func trimmed(_ field: ArraySlice<UInt8>) -> String {
        var field = field
        while field.first == UInt8(ascii: " ") {
            field.removeFirst()
        }
        while field.last == UInt8(ascii: " ") {
            field.removeLast()
        }
        return String(decoding: field, as: UTF8.self)
    }

    /// The value of `0041`.
    static func codePoint(_ text: some StringProtocol) throws -> UInt32 {
        try #require(UInt32(text, radix: 16), "\(text) is no code point")
    }

    /// The values of a property, by code point: of each row whose field `field` `include` accepts.
    static func values(_ file: String, of field: Int = 1, where include: ([String]) -> Bool = { _ in true }) throws
        -> [UInt32: String]
    {
        var values: [UInt32: String] = [:]
        for row in try rows(file) where include(row) {
            let ends = row[0].split(separator: ".")
            let first = try codePoint(ends[0])
            for code in try first...codePoint(ends.last ?? ends[0]) {
                values[code] = row[field]
            }
        }
        return values
    }

    /// The general category of each code point that UnicodeData.txt names, ranges included.
    static func categories() throws -> [UInt32: String] {
        var categories: [UInt32: String] = [:]
        var first: UInt32 = 0
        for row in try rows("UnicodeData.txt") {
            let code = try codePoint(row[0])
            first = row[1].hasSuffix(", Last>") ? first : code
            for each in first...code {
                categories[each] = row[2]
            }
            first = code
        }
        return categories
    }
}
