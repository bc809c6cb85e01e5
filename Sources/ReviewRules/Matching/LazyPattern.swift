internal import PCRE2

/// A regex of a rule, compiled when a message first needs it.
///
/// Thousands of patterns cost milliseconds to compile, and a cold handler's first message needs few of them.
struct LazyPattern {
    private enum State {
        case source
        case compiled(CompiledPattern)
        case invalid(PCRE2Error)
    }

    /// The options that every regex of a rule file has.
    static let options: PatternOptions = [.unicodeProperties]

    private let source: String
    private let usesJIT: Bool
    private var state = State.source

    init(_ source: String, usesJIT: Bool) {
        self.source = source
        self.usesJIT = usesJIT
    }

    /// The compiled pattern.
    ///
    /// - Throws: `PCRE2Error` if this machine's PCRE2 refuses what the compiler of the rule set accepted.
    mutating func compiled() throws(PCRE2Error) -> CompiledPattern {
        switch state {
        case .compiled(let pattern): return pattern
        case .invalid(let error): throw error
        case .source:
            do {
                let pattern = try CompiledPattern(
                    source, options: Self.options, callouts: .starts, jit: usesJIT)
                state = .compiled(pattern)
                return pattern
            } catch {
                state = .invalid(error)
                throw error
            }
        }
    }
}
