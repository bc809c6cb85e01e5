internal import Foundation

/// JSON for other programs, in an order that does not change.
enum JSONOutput {
    /// `value` over several lines, with a line break at the end.
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
