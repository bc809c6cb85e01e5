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
    private let mapped: CompiledRuleSet?

    /// Loads the rules at `path`; a file is taken for a compiled one by how it begins.
    ///
    /// - Throws: `RuleSourceError`.
    public init(_ path: String) throws(RuleSourceError) {
        mapped = try Self.compiledFile(path)
        if let mapped {
            do throws(CompiledRuleSetError) {
                ruleSet = try mapped.ruleSet()
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

    /// The rules as messages are judged by them: the compiled file itself, mapped as a handler maps it, or what the rule
    /// files compile to.
    ///
    /// - Throws: `CompiledRuleSetError` if there are more rules than a compiled rule set holds.
    public func compiled() throws(CompiledRuleSetError) -> CompiledRuleSet {
        if let mapped { return mapped }
        return try CompiledRuleSet(compiling: ruleSet)
    }

    /// A compiled rule set; nil for anything else, a folder or nothing at all included.
    private static func compiledFile(_ path: String) throws(RuleSourceError) -> CompiledRuleSet? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        // Reading a folder fails; the rule files in it are read by name.
        guard let start = try? file.read(upToCount: 64), CompiledRuleSet.isCompiled(start) else { return nil }
        do {
            // What cannot be sought, a pipe, cannot be mapped either.
            if (try? file.seekToEnd()) != nil { return try CompiledRuleSet(mapping: path) }
            return try CompiledRuleSet(Array(start + (try file.readToEnd() ?? Data())))
        } catch let error as CompiledRuleSetError {
            throw .compiled(path: path, error)
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
