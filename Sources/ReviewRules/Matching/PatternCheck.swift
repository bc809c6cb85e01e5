internal import PCRE2

/// What a regex of a rule file is, found by compiling it the way the engine does.
public struct PatternCheck: Sendable, Equatable {
    /// Why a text is no regex.
    public struct Failure: Error, Sendable, Equatable {
        /// PCRE2's text; it holds nothing of the regex.
        public let message: String
        /// PCRE2's number.
        public let code: Int32
        /// Where compiling stopped, UTF-8 bytes from the start of the regex.
        public let byteOffset: Int
    }

    /// How many capturing groups the regex has.
    public let captureCount: Int
    /// The names of its groups.
    public let groupNames: Set<String>

    /// Compiles `pattern` and keeps nothing but the facts.
    public init(_ pattern: String) throws(Failure) {
        do {
            let compiled = try CompiledPattern(pattern, options: LazyPattern.options)
            captureCount = compiled.captureCount
            groupNames = Set(compiled.groupNames.map(\.name))
        } catch {
            throw Failure(message: error.message, code: error.code, byteOffset: error.byteOffset ?? 0)
        }
    }
}
