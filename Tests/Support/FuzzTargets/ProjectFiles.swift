import Foundation
import ReviewRules
import RuleFiles

/// The project's own rules and samples, which seeds are made of.
enum ProjectFiles {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func url(_ path: String) -> URL { root.appendingPathComponent(path) }

    static func rules() throws -> RuleSet { try RuleFolder.load(url("rules").path).ruleSet }

    /// The lines of the sample file, review events for the most part.
    static func samples() throws -> [[UInt8]] {
        try Data(contentsOf: url("Samples/messages.jsonl")).split(separator: 0x0A).map(Array.init)
    }

    static func ruleFiles() throws -> [[UInt8]] {
        try FileManager.default.contentsOfDirectory(at: url("rules"), includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }.map { try Array(Data(contentsOf: $0)) }
    }
}
