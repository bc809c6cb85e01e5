/// An input that was not sent, because the service would refuse it; it lists every problem.
public struct InvalidInput: Error, Sendable, Hashable {
    /// One thing that is wrong. It never holds the value.
    public struct Problem: Sendable, Hashable, CustomStringConvertible {
        /// The member, such as `messageReviewHandler.fallbackResult` or `capabilities[1]`.
        public let path: String
        /// What is wrong with it and what it must be.
        public let text: String

        /// Member and problem, as one line.
        public var description: String { "\(path): \(text)" }
    }

    /// The operation, such as `CreateRoom`.
    public let operation: String
    /// The problems, at least one.
    public let problems: [Problem]
}

extension InvalidInput: CustomStringConvertible {
    /// The operation and one line for each problem.
    public var description: String {
        "\(operation): the input is not valid\n" + problems.map { "  \($0)" }.joined(separator: "\n")
    }
}
