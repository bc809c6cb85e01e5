/// Rule files that cannot be used, with everything that is wrong with them.
public struct RuleFileErrors: Error, Sendable, CustomStringConvertible {
    /// What there is to say, in the order of the files; at least one is an error.
    public let diagnostics: [Diagnostic]

    /// Every diagnostic in full.
    public var description: String {
        diagnostics.map(\.description).joined(separator: "\n")
    }
}
