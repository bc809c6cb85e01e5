/// A flag's value of the form KEY=VALUE.
struct NamedValue {
    let name: String
    let value: String

    /// Splits at the first `=`.
    ///
    /// - Throws: `CommandFailure` without a key, or without `=`.
    init(_ text: String, flag: String) throws(CommandFailure) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty else {
            // A value may be a secret: only what stands for the key is repeated.
            throw CommandFailure(.usage, "\(flag): \(parts[0]): must be KEY=VALUE")
        }
        (name, value) = (parts[0], parts[1])
    }
}
