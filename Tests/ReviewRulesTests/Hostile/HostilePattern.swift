import BuiltProducts
import Foundation
import Testing

/// A pattern known for catastrophic backtracking, and a text of 500 code points on which it does.
struct HostilePattern: Sendable, CustomTestStringConvertible {
    let family: String
    let pattern: String
    let text: String

    var testDescription: String { pattern }

    /// The rows of `patterns.tsv`.
    static let all: [HostilePattern] = {
        let file = BuiltProduct.root.appendingPathComponent("Tests/ReviewRulesTests/Hostile/patterns.tsv")
        let table = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let repeated = String(repeating: columns[2], count: 500).unicodeScalars
            let text = String(String.UnicodeScalarView(repeated.prefix(500 - columns[3].unicodeScalars.count)))
            return HostilePattern(family: columns[0], pattern: columns[1], text: text + columns[3])
        }
    }()
}
