public import Foundation

/// What fuzzers feed with bytes, and the tests with what fuzzers found.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// Events as the handler gets them: the answer is always valid.
    case events
    /// A regex, keywords and a text: the prefilter changes nothing, and what is masked stays so.
    case texts
    /// Rule files: diagnostics, or a rule set that survives being compiled.
    case rules
    /// Compiled rule sets, as they are and with length and checksum put right: refused, or usable.
    case compiled

    /// Holds a folder for each target with what a fuzzer found there, mended since.
    public static let findings = ProjectFiles.url("Tests/FuzzTests/Findings")

    /// The work on one input after another.
    ///
    /// - Throws: what reading the project's own rules throws.
    public func makeRun() throws -> any FuzzRun {
        switch self {
        case .events: try EventRun()
        case .texts: try TextRun()
        case .rules: try RuleFileRun()
        case .compiled: try CompiledRun()
        }
    }
}

/// The work of a fuzz target.
public protocol FuzzRun: AnyObject {
    /// Inputs to start from.
    func seeds() throws -> [[UInt8]]
    /// Runs one input; nil if all that must hold did, else what did not. Crashes are the sanitizer's to find.
    func problem(with input: [UInt8]) throws -> String?
}
