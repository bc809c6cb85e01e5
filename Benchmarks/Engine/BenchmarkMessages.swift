import Evasion
import ReviewRules

/// Chat lines, cut or joined to one length, of which one in twenty has a term of the rules in it.
enum BenchmarkMessages {
    /// Code points: game chat, IRC, and the most that IVS Chat delivers.
    static let lengths = [10, 45, 500]
    private static let hitInterval = 20

    static func path(_ folder: String, length: Int) -> String { "\(folder)/messages-\(length).txt" }

    static func read(_ folder: String, length: Int) throws -> [Message] {
        try TextFile.lines(path(folder, length: length)).map(Message.init(content:))
    }

    /// Messages of `length` code points.
    static func make(length: Int, from lines: [String], terms: [String]) -> [String] {
        var random = SplitMix64(seed: UInt64(length))
        var next = Int.random(in: 0..<lines.count, using: &random)
        return (0..<(length < 100 ? 2_000 : 400)).map { number in
            var scalars = String.UnicodeScalarView()
            if number % hitInterval == 0 {
                scalars.append(contentsOf: terms[Int.random(in: 0..<terms.count, using: &random)].unicodeScalars)
                scalars.append(" ")
            }
            while scalars.count < length {
                scalars.append(contentsOf: lines[next % lines.count].unicodeScalars)
                scalars.append(" ")
                next += 1
            }
            return String(String.UnicodeScalarView(scalars.prefix(length)))
        }
    }
}
