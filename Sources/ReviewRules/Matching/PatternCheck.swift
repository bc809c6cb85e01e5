internal import PCRE2

/// What a regex of a rule file is, found by compiling it the way the engine does.
public struct PatternCheck: Sendable, Equatable {
    /// Why a text is no regex.
    public struct Failure: Error, Sendable, Equatable {
        /// What is wrong, PCRE2's text or the bound that the regex exceeds; it holds nothing of the regex.
        public let message: String
        /// PCRE2's number; nil if PCRE2 would take the regex, but a message could not be held to its time by it.
        public let code: Int32?
        /// Where compiling stopped, UTF-8 bytes from the start of the regex.
        public let byteOffset: Int
    }

    /// How many capturing groups the regex has.
    public let captureCount: Int
    /// The names of its groups.
    public let groupNames: Set<String>

    /// Compiles `pattern` in both forms that the engine uses, and keeps nothing but the facts.
    public init(_ pattern: String) throws(Failure) {
        do {
            let compiled = try CompiledPattern(pattern, options: LazyPattern.options)
            captureCount = compiled.captureCount
            groupNames = Set(compiled.groupNames.map(\.name))
        } catch {
            throw Failure(message: error.message, code: error.code, byteOffset: error.byteOffset ?? 0)
        }
        if let hazard = PatternHazard(in: pattern) {
            throw Failure(message: hazard.message, code: nil, byteOffset: hazard.byteOffset)
        }
        for callouts in [PatternCallouts.starts, .everyItem] {
            do {
                _ = try CompiledPattern(pattern, options: LazyPattern.options, callouts: callouts)
            } catch {
                throw Failure(
                    message: "with the points at which it can be stopped, it is too large for PCRE2 (\(error.message))",
                    code: nil, byteOffset: 0)
            }
        }
    }
}
