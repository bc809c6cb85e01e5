internal import CPCRE2

/// Searches subjects for patterns, within limits; it owns the match data and the JIT stack, and one thread uses it at a
/// time.
@safe public struct Matcher: ~Copyable {
    private let context: OpaquePointer
    private let jitStack: OpaquePointer
    private var matchData: OpaquePointer
    private var capacity: Int
    private let watch: SearchWatch?

    /// The limits of each search from now on.
    public var limits: MatchLimits {
        didSet { applyLimits() }
    }

    /// A matcher with a JIT stack that grows from 32 KiB to 1 MiB; the 32 KiB that PCRE2 offers itself are too few for
    /// 500 code points of nested groups.
    ///
    /// - Parameter isTimeUp: asked during searches for patterns with callouts; true stops the search. Without it callouts
    ///   do nothing.
    /// - Throws: `PCRE2Error` if there is no memory.
    public init(limits: MatchLimits = MatchLimits(), isTimeUp: (() -> Bool)? = nil) throws(PCRE2Error) {
        guard let context = unsafe pcre2_match_context_create_8(nil) else {
            throw PCRE2Error(code: PCRE2_ERROR_NOMEMORY)
        }
        guard let jitStack = unsafe pcre2_jit_stack_create_8(32 << 10, 1 << 20, nil) else {
            unsafe pcre2_match_context_free_8(context)
            throw PCRE2Error(code: PCRE2_ERROR_NOMEMORY)
        }
        guard let matchData = unsafe pcre2_match_data_create_8(16, nil) else {
            unsafe pcre2_jit_stack_free_8(jitStack)
            unsafe pcre2_match_context_free_8(context)
            throw PCRE2Error(code: PCRE2_ERROR_NOMEMORY)
        }
        unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(jitStack))
        unsafe self.context = context
        unsafe self.jitStack = jitStack
        unsafe self.matchData = matchData
        self.capacity = 16
        self.limits = limits
        watch = isTimeUp.map(SearchWatch.init)
        if let watch { unsafe watch.attach(to: context) }
        applyLimits()
    }

    deinit {
        unsafe pcre2_match_data_free_8(matchData)
        unsafe pcre2_jit_stack_free_8(jitStack)
        unsafe pcre2_match_context_free_8(context)
    }

    private func applyLimits() {
        unsafe pcre2_set_match_limit_8(context, limits.steps)
        unsafe pcre2_set_heap_limit_8(context, limits.heapKiB)
    }

    /// Searches `subject` for `pattern` from byte `start`, which must be the start of a character, on.
    ///
    /// With `allowsEmpty` false, a match of no characters at `start` itself does not count.
    public mutating func search(
        _ subject: borrowing UTF8Span, for pattern: CompiledPattern, from start: Int = 0, allowsEmpty: Bool = true
    ) -> MatchOutcome {
        guard reserve(groups: pattern.captureCount + 1) else { return .limitExceeded(.heap) }
        watch?.begin()
        // The UTF check is left out since a UTF8Span is valid by its type.
        let options = PCRE2_NO_UTF_CHECK | (allowsEmpty ? 0 : PCRE2_NOTEMPTY_ATSTART)
        let result = unsafe subject.span.withUnsafeBufferPointer { bytes in
            unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { nothing in
                unsafe pcre2_match_8(
                    pattern.code, bytes.baseAddress ?? UnsafePointer(nothing.baseAddress), bytes.count, start, options,
                    matchData, context)
            }
        }
        switch result {
        case 0...: return .match
        case PCRE2_ERROR_NOMATCH: return .noMatch
        case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT: return .limitExceeded(.steps)
        case PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_NOMEMORY: return .limitExceeded(.heap)
        case PCRE2_ERROR_CALLOUT: return .limitExceeded(.time)
        case PCRE2_ERROR_JIT_STACKLIMIT: return .limitExceeded(.jitStack)
        default: return .failure(PCRE2Error(code: result))
        }
    }

    /// Where group `number` of the last match stands in the subject, in bytes; 0 is the whole match, nil a group that
    /// took no part.
    ///
    /// `number` must not exceed the pattern's `captureCount`.
    public func byteRange(ofGroup number: Int) -> Range<Int>? {
        precondition(number >= 0 && number < capacity, "no such group")
        guard let offsets = unsafe pcre2_get_ovector_pointer_8(matchData) else { return nil }
        let start = unsafe offsets[2 * number]
        let end = unsafe offsets[2 * number + 1]
        // Unset groups hold PCRE2_UNSET, which is all ones.
        guard start != Int(bitPattern: UInt.max), start <= end else { return nil }
        return start..<end
    }

    private mutating func reserve(groups: Int) -> Bool {
        guard groups > capacity else { return true }
        guard let larger = unsafe pcre2_match_data_create_8(UInt32(groups), nil) else { return false }
        unsafe pcre2_match_data_free_8(matchData)
        unsafe matchData = larger
        capacity = groups
        return true
    }
}
