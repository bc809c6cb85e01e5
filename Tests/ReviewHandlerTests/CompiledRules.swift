import BuiltProducts
import Foundation

/// Compiled rule sets for handlers under test, made by the built `ivsreview`, in a folder of their own.
final class CompiledRules {
    let folder: URL

    /// Where the compiled file is.
    var path: String { folder.appendingPathComponent("rules.compiled").path }

    /// Compiles one rule file.
    convenience init(_ yaml: String) throws {
        try self.init { folder in
            try Data(yaml.utf8).write(to: folder.appendingPathComponent("rules.yaml"))
        }
    }

    /// Compiles the project's own rules, with a minute for each message: what they say must not depend on how busy the
    /// machine is that runs the tests.
    static func ofTheProject() throws -> CompiledRules {
        try CompiledRules { folder in
            let rules = folder.appendingPathComponent("rules")
            try FileManager.default.copyItem(at: BuiltProduct.root.appendingPathComponent("rules"), to: rules)
            let settings = rules.appendingPathComponent("00-settings.yaml")
            let text = try String(contentsOf: settings, encoding: .utf8)
            let patient = text.replacingOccurrences(of: "time_budget_ms: 5", with: "time_budget_ms: 60000")
            guard patient != text else { throw BuiltProduct.Missing(description: "the rules have no time budget") }
            try Data(patient.utf8).write(to: settings)
        }
    }

    private init(_ write: (URL) throws -> Void) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("handler-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try write(folder)
        let source = folder.path
        let result = try BuiltProduct.run(
            BuiltProduct.executable("ivsreview"), ["rules", "compile", source, "-o", path])
        guard result.code == 0 else { throw BuiltProduct.Missing(description: result.errors) }
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }
}

/// Rules of which every action can be told apart by its answer.
let sampleRules = """
    version: 1
    settings: {reason: "Stopped by a limit", match_limit: 1000, time_budget_ms: 60000}
    rules:
      - {id: mask, match: {keywords: [darn]}, action: mask}
      - {id: deny, match: {keywords: ["free coins"]}, action: deny, reason: "No coins"}
      - {id: tag, match: {keywords: [hello]}, action: tag, attributes: {kind: greeting}}
      - {id: slow, match: {regex: ['(?:a+)+\\W']}, action: deny}
    """
