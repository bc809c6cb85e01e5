/// What one match may use up before it is stopped.
public struct MatchLimits: Sendable, Equatable {
    /// Backtracking steps for one call; JIT and the interpreter count them differently (pcre2api(3)).
    public var steps: UInt32
    /// KiB of heap that the interpreter may take for one call; JIT takes none.
    public var heapKiB: UInt32

    /// Limits of `steps` backtracking steps and `heapKiB` KiB of heap.
    ///
    /// 8 MiB of heap: a step takes under 200 bytes for a pattern with a few groups, so that 10,000 steps never reach it.
    public init(steps: UInt32 = 10_000, heapKiB: UInt32 = 8 * 1024) {
        self.steps = steps
        self.heapKiB = heapKiB
    }
}

/// What came of one search.
public enum MatchOutcome: Sendable, Equatable {
    /// The pattern matched; the matcher holds where.
    case match
    /// The pattern does not match.
    case noMatch
    /// The search was stopped before its end, so nothing is known.
    case limitExceeded(ExceededLimit)
    /// PCRE2 refused the search.
    case failure(PCRE2Error)
}

/// Which limit stopped a search.
public enum ExceededLimit: Sendable, Equatable {
    /// `MatchLimits.steps` (PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT).
    case steps
    /// `MatchLimits.heapKiB` (PCRE2_ERROR_HEAPLIMIT), or no memory at all (PCRE2_ERROR_NOMEMORY).
    case heap
    /// The JIT stack (PCRE2_ERROR_JIT_STACKLIMIT).
    case jitStack
    /// The time: the matcher's `isTimeUp` said so at a callout.
    case time
}
