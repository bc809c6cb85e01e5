internal import Glibc

/// The prepared line, in memory that is never freed: `…<timestamp>…<signal>…<request id>…`, whose first two slots have a
/// fixed place.
struct CrashLine {
    private static let maximumRequestIDSize = 64

    private let bytes: UnsafeMutablePointer<UInt8>
    private let format: LogFormat
    private var timestampOffset = 0
    private var signalOffset = 0
    private var idOffset = 0
    private var count = 0

    init(format: LogFormat) {
        self.format = format
        bytes = .allocate(capacity: 512)
        bytes.initialize(repeating: UInt8(ascii: " "), count: 512)
        append(format == .json ? "{\"timestamp\":\"" : "[FATAL]\t")
        timestampOffset = count
        count += Timestamp.byteCount
        append(
            format == .json
                ? "\",\"level\":\"FATAL\",\"message\":\"The process dies of a signal\",\"signal\":"
                : "\tThe process dies of signal ")
        signalOffset = count
        count += 2
        idOffset = count
        setRequestID(nil)
    }

    /// Characters that JSON would escape cannot be in an id; any that are become `?`.
    mutating func setRequestID(_ requestID: String?) {
        count = idOffset
        if let requestID {
            append(format == .json ? ",\"requestId\":\"" : " in request ")
            for byte in requestID.utf8.prefix(Self.maximumRequestIDSize) {
                let isPlain = byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
                append(isPlain ? byte : UInt8(ascii: "?"))
            }
            if format == .json { append(UInt8(ascii: "\"")) }
        }
        if format == .json { append(UInt8(ascii: "}")) }
        append(UInt8(ascii: "\n"))
    }

    /// Fills the two open slots and writes the line.
    func write(signal: Int32) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        Timestamp(now).write(to: bytes + timestampOffset)
        // White space before a number is JSON.
        let digits = (UInt8(truncatingIfNeeded: signal / 10), UInt8(truncatingIfNeeded: signal % 10))
        bytes[signalOffset] = digits.0 == 0 ? UInt8(ascii: " ") : UInt8(ascii: "0") &+ digits.0
        bytes[signalOffset + 1] = UInt8(ascii: "0") &+ digits.1
        _ = Glibc.write(STDERR_FILENO, bytes, count)
    }

    private mutating func append(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { for byte in $0 { append(byte) } }
    }
}
