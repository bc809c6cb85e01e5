internal import CPCRE2

/// A compiled pattern, with JIT code if that was asked for and the machine allows it.
///
/// SAFETY: `@unchecked Sendable`: the handle is written only in `init`, and "the compiled form of a pattern is not altered
/// during matching, so the same compiled pattern can safely be used by several threads" (pcre2api(3), MULTITHREADING).
@safe public final class CompiledPattern: @unchecked Sendable {
    let code: OpaquePointer
    /// How many capturing groups the pattern has.
    public let captureCount: Int
    /// Whether matching uses JIT code.
    public let isJITCompiled: Bool
    /// The pattern as it was written.
    public let source: String

    /// Compiles `pattern`; `jit` asks for machine code as well, and the interpreter serves where that cannot be had.
    ///
    /// - Parameter callouts: where a search may be stopped when its time is up.
    /// - Throws: `PCRE2Error` with the byte offset of what is wrong in the pattern.
    public init(
        _ pattern: String, options: PatternOptions = [], callouts: PatternCallouts = .none, jit: Bool = false
    ) throws(PCRE2Error) {
        let everyItem = callouts == .everyItem ? PCRE2_AUTO_CALLOUT : 0
        let bits = options.rawValue | PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | everyItem
        var utf8 = Array(pattern.utf8)
        let insertion = callouts == .starts ? PatternCallouts.insert(into: &utf8) : nil
        source = pattern
        var errorCode: Int32 = 0
        var errorOffset = 0
        let compiled = unsafe utf8.withUnsafeBufferPointer { bytes in
            // An empty array may have no base address, and PCRE2 takes a null pattern for an error.
            unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { nothing in
                unsafe pcre2_compile_8(
                    bytes.baseAddress ?? UnsafePointer(nothing.baseAddress), bytes.count, bits, &errorCode,
                    &errorOffset, nil)
            }
        }
        guard let compiled = unsafe compiled else {
            let inserted = insertion.map { errorOffset > $0 ? PatternCallouts.start.count : 0 } ?? 0
            throw PCRE2Error(code: errorCode, byteOffset: min(errorOffset - inserted, pattern.utf8.count))
        }
        unsafe code = compiled
        // Success is no proof: `(*NO_JIT)` makes pcre2_jit_compile return 0 and do nothing.
        var codeSize = 0
        if unsafe jit && pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE) == 0 {
            unsafe pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_JITSIZE), &codeSize)
        }
        isJITCompiled = codeSize > 0
        var count: UInt32 = 0
        unsafe pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
        captureCount = Int(count)
    }

    deinit {
        unsafe pcre2_code_free_8(code)
    }

    /// The group numbers of the name, in ascending order; more than one with `(?J)`, none if no group has the name.
    public func groupNumbers(named name: String) -> [Int] {
        groupNames.filter { $0.name == name }.map(\.number)
    }

    /// Each named group with its number, in PCRE2's order, which is by name.
    public var groupNames: [(name: String, number: Int)] {
        var count: UInt32 = 0
        var entrySize: UInt32 = 0
        var table: UnsafePointer<UInt8>?
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &entrySize)
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
        guard let table = unsafe table else { return [] }
        // Two bytes of group number, most significant first, then the name, ended by a zero byte (pcre2api(3)).
        return (0..<Int(count)).map { index in
            let entry = unsafe table + index * Int(entrySize)
            let name = unsafe String(decodingCString: entry + 2, as: UTF8.self)
            return unsafe (name: name, number: Int(entry[0]) << 8 | Int(entry[1]))
        }
    }

    /// The length of the shortest subject that can match, in code points; a lower bound.
    public var minimumLength: Int {
        var length: UInt32 = 0
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_MINLENGTH), &length)
        return Int(length)
    }

    /// Bytes that the pattern takes in memory, JIT code left out.
    public var byteCount: Int {
        var size = 0
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_SIZE), &size)
        return size
    }
}
