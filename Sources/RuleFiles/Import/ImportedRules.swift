/// What became of the rules of another system.
public struct ImportedRules: Sendable {
    /// A rule file, with what could not be carried over as comments.
    public let yaml: String
    /// What could not be carried over, or means something else here, in the order of the source.
    public let remarks: [Remark]
    /// How many rules the file holds.
    public let ruleCount: Int

    /// Something to say of a line of the source.
    public struct Remark: Sendable, Equatable {
        /// The line of the source, from 1; 0 for the source as a whole.
        public let line: Int
        /// What was left out or changed, and why.
        public let text: String
    }
}

/// A source that cannot be read at all.
public struct ImportError: Error, Sendable, CustomStringConvertible {
    /// What is wrong, with its line where that is known.
    public let description: String
}
