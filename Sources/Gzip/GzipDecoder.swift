internal import CZlib

/// Unpacks gzip data piece by piece (RFC 1952). Members that follow one another are one text, as gzip(1) has it; zeros
/// after a member, with which tapes and some writers pad, are left out.
@safe public struct GzipDecoder: ~Copyable {
    /// What one call did.
    public struct Step: Sendable, Equatable {
        /// How many bytes of the input were used.
        public var consumed = 0
        /// How many bytes of the output were filled.
        public var produced = 0
    }

    /// The two bytes that gzip data begins with (RFC 1952 §2.3.1).
    public static let magic: [UInt8] = [0x1F, 0x8B]

    private let stream: UnsafeMutablePointer<z_stream>
    private var isInsideMember = false
    private var memberCount = 0
    private var memberStart = 0
    private var failure: GzipError?
    /// Bytes of packed data used so far.
    public private(set) var byteCount = 0

    /// A decoder at the start of the data.
    ///
    /// - Throws: `GzipError` without memory.
    public init() throws(GzipError) {
        let new = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe new.initialize(to: z_stream())
        guard unsafe inflate_init_gzip(new) == Z_OK else {
            unsafe new.deallocate()
            throw GzipError(cause: .outOfMemory, byteOffset: 0)
        }
        unsafe stream = new
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Unpacks as much of `input` as `output` has room for.
    ///
    /// Where `output` was filled to its end, more may come without any further input.
    /// - Throws: `GzipError`, after all that could be unpacked before was given out.
    public mutating func unpack(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(GzipError) -> Step {
        if let failure { throw failure }
        var step = Step()
        while true {
            if unsafe !isInsideMember && !enterMember(input, &step) { return step }
            let rest = unsafe UnsafeRawBufferPointer(rebasing: input.dropFirst(step.consumed))
            let room = unsafe UnsafeMutableRawBufferPointer(rebasing: output.dropFirst(step.produced))
            let code = unsafe inflate(rest, into: room, &step)
            switch code {
            case Z_STREAM_END:
                isInsideMember = false
                unsafe inflateReset(stream)
            // Z_BUF_ERROR: nothing could be done without more input or room (zlib.h, inflate).
            case Z_OK, Z_BUF_ERROR: return step
            default:
                let failure = failure(code)
                guard step.produced > 0 else { throw failure }
                self.failure = failure
                return step
            }
            guard step.produced < output.count else { return step }
        }
    }

    /// Checks that the data does not end inside a member.
    ///
    /// - Throws: `GzipError`, `truncated`.
    public func finish() throws(GzipError) {
        if let failure { throw failure }
        if isInsideMember { throw GzipError(cause: .truncated, byteOffset: byteCount) }
    }

    /// Moves to the next member; false if the input ends before one begins.
    private mutating func enterMember(_ input: UnsafeRawBufferPointer, _ step: inout Step) -> Bool {
        while memberCount > 0, step.consumed < input.count, unsafe input[step.consumed] == 0 {
            step.consumed += 1
            byteCount += 1
        }
        guard step.consumed < input.count else { return false }
        isInsideMember = true
        memberCount += 1
        memberStart = byteCount
        return true
    }

    private func failure(_ code: Int32) -> GzipError {
        if code == Z_MEM_ERROR { return GzipError(cause: .outOfMemory, byteOffset: byteCount) }
        // Less than a header was read (RFC 1952 §2.3): this is no member at all.
        if memberCount > 1, byteCount - memberStart < 10 {
            return GzipError(cause: .trailingBytes, byteOffset: memberStart)
        }
        let reason = unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "zlib error \(code)"
        return GzipError(cause: .damaged(reason), byteOffset: byteCount)
    }

    private mutating func inflate(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, _ step: inout Step
    ) -> Int32 {
        let available = UInt32(clamping: input.count)
        let room = UInt32(clamping: output.count)
        // zlib never writes to its input, though its type would allow that.
        let bytes = unsafe input.assumingMemoryBound(to: UInt8.self).baseAddress
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes)
        unsafe stream.pointee.avail_in = available
        unsafe stream.pointee.next_out = output.assumingMemoryBound(to: UInt8.self).baseAddress
        unsafe stream.pointee.avail_out = room
        let code = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        let consumed = unsafe Int(available - stream.pointee.avail_in)
        step.consumed += consumed
        byteCount += consumed
        step.produced += unsafe Int(room - stream.pointee.avail_out)
        unsafe stream.pointee.next_in = nil
        unsafe stream.pointee.next_out = nil
        return code
    }
}
