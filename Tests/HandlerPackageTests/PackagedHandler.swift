import BuiltProducts
import Foundation
import HandlerPackage
import RuleFiles

/// The deployment zip of the static handler and of rules for tests, unpacked into a folder of its own.
final class PackagedHandler {
    let folder: URL
    let zip: [UInt8]

    /// The static handler that `make test` builds first.
    static func executable() throws -> [UInt8] { try built.get() }

    // Read and packed once: ten megabytes take seconds in a debug build.
    private static let built = Result { try readExecutable() }
    private static let packed = Result {
        try HandlerPackage.function(rules: load(), executable: HandlerExecutable(executable()), version: "1.2.3").bytes
    }

    private static func readExecutable() throws -> [UInt8] {
        let file = BuiltProduct.root.appendingPathComponent(".build-static/review-handler")
        guard let data = try? Data(contentsOf: file) else {
            throw BuiltProduct.Missing(description: "\(file.path) is not built: make handler")
        }
        return [UInt8](data)
    }

    /// Rules of which every action can be told apart by its answer.
    static let rules = """
        version: 1
        settings: {time_budget_ms: 60000}
        rules:
          - {id: mask, match: {keywords: [darn]}, action: mask}
          - {id: deny, match: {keywords: ["free coins"]}, action: deny, reason: "No coins"}
          - {id: digits, match: {regex: ['\\d{4}']}, action: tag, attributes: {kind: number}}
        """

    static func load(_ yaml: String = rules) throws -> LoadedRules {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).yaml")
        try Data(yaml.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try RuleFolder.load(file.path)
    }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("packaged-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        zip = try Self.packed.get()
        let file = folder.appendingPathExtension("zip")
        try Data(zip).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        _ = try Tool.run("unzip", ["-q", file.path, "-d", folder.path])
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }
}

/// A program of the system, which must end well.
enum Tool {
    static func run(_ name: String, _ arguments: [String]) throws -> String {
        let result = try BuiltProduct.run(URL(fileURLWithPath: "/usr/bin/env"), [name] + arguments)
        guard result.code == 0 else {
            throw BuiltProduct.Missing(
                description: "\(name) ended with \(result.code): \(result.errors)\(result.output)")
        }
        return result.output
    }
}
