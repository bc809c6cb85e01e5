import Foundation
import RuleFiles
import Testing

/// Files in a temporary folder of their own, which goes with the value.
final class RuleFolderFixture {
    let path: String

    /// Writes each text, UTF-8, at its path below the folder.
    convenience init(_ files: [String: String]) throws {
        try self.init(bytes: files.mapValues { Data($0.utf8) })
    }

    /// Writes each file's bytes at its path below the folder.
    init(bytes files: [String: Data]) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rule-files-\(UUID().uuidString)")
        path = folder.path
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, data) in files {
            let file = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file)
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The rule set of the folder, or of one file in it.
    func load(_ name: String = "") throws(RuleFileErrors) -> LoadedRules {
        try RuleFolder.load(name.isEmpty ? path : "\(path)/\(name)")
    }

    /// Everything there is to say of the folder, or of one file in it, with paths below the folder.
    func diagnostics(_ name: String = "") -> String {
        let text: String
        do {
            text = try load(name).warnings.map(\.description).joined(separator: "\n")
        } catch {
            text = error.description
        }
        return text.replacingOccurrences(of: path + "/", with: "").replacingOccurrences(of: path, with: "FOLDER")
    }
}
