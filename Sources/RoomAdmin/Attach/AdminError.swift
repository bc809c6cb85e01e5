/// Why nothing was begun: one sentence, and what to do.
public struct AdminError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The sentence.
    public let description: String

    /// An error of this sentence.
    public init(_ description: String) {
        self.description = description
    }
}
