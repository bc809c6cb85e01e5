internal import Foundation
public import ReviewRules
public import RuleFiles

/// The rules that messages are run through: a folder of rule files, one rule file, or a compiled rule set.
public struct RuleSource: Sendable {
    /// The rules, as a handler would read them.
    public let ruleSet: RuleSet
    /// What is not wrong with the rule files, but worth a look; a compiled rule set has none.
    public let warnings: [Diagnostic]
    /// The tests that stand beside the rules; a compiled rule set has none.
    public let tests: [RuleTest]

    /// Loads the rules at `path`; a file is taken for a compiled one by how it begins.
    ///
    /// - Throws: `RuleSourceError`.
    public init(_ path: String) throws(RuleSourceError) {
        if let bytes = try Self.compiledFile(path) {
            do throws(CompiledRuleSetError) {
                ruleSet = try CompiledRuleSet.decode(bytes)
            } catch {
                throw .compiled(path: path, error)
            }
            warnings = []
            tests = []
            return
        }
        do throws(RuleFileErrors) {
            let rules = try RuleFolder.load(path)
            ruleSet = rules.ruleSet
            warnings = rules.warnings
            tests = rules.tests
        } catch {
            throw .files(error)
        }
    }

    /// The bytes of a compiled rule set; nil for anything else, a folder or nothing at all included.
    private static func compiledFile(_ path: String) throws(RuleSourceError) -> [UInt8]? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        do {
            // Reading a folder fails; the rule files in it are read by name.
            guard let start = try? file.read(upToCount: 64), CompiledRuleSet.isCompiled(start) else { return nil }
            return Array(start + (try file.readToEnd() ?? Data()))
        } catch {
            throw .unreadable(path: path, error.localizedDescription)
        }
    }
}

/// Rules that cannot be used.
public enum RuleSourceError: Error, CustomStringConvertible {
    /// The file exists, but reading it failed for this cause.
    case unreadable(path: String, String)
    /// A compiled rule set that is damaged or of another version.
    case compiled(path: String, CompiledRuleSetError)
    /// Rule files with errors in them, or none at all.
    case files(RuleFileErrors)

    /// Every error, one after another, with its place.
    public var description: String {
        switch self {
        case .unreadable(let path, let cause): "\(path): \(cause)"
        case .compiled(let path, let error): "\(path): \(error)"
        case .files(let errors): errors.diagnostics.map(\.description).joined(separator: "\n")
        }
    }
}
