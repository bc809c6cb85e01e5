import Evasion
import Foundation

// Spells each line of standard input, a term, by every technique, and writes technique, term and spelling parted by tabs.
// Usage: evasion-variants CONFUSABLES.txt COUNT < terms: COUNT spellings of each term and technique.
guard CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[2]) else {
    FileHandle.standardError.write(Data("usage: evasion-variants CONFUSABLES.txt COUNT < terms\n".utf8))
    exit(2)
}
let confusables = Confusables(parsing: try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8))
// The same spellings in each run.
var random = SplitMix64(seed: 18)
while let term = readLine() {
    for technique in EvasionTechnique.allCases {
        for _ in 0..<count {
            guard let spelling = technique.disguise(term, confusables: confusables, using: &random) else { continue }
            print(technique.rawValue, term, spelling, separator: "\t")
        }
    }
}
