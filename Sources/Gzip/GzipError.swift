/// Gzip data that cannot be unpacked.
public struct GzipError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong with the data.
    public enum Cause: Sendable, Equatable {
        /// The data contradicts itself; zlib's own words (zlib.h, `msg`).
        case damaged(String)
        /// The data ends inside a member.
        case truncated
        /// Something other than a member or zeros follows the last member.
        case trailingBytes
        /// There is no memory for the 32 KB window.
        case outOfMemory
    }

    /// What is wrong.
    public let cause: Cause
    /// How many bytes of the packed data were read before it showed.
    public let byteOffset: Int

    /// An error of this cause at this place.
    public init(cause: Cause, byteOffset: Int) {
        self.cause = cause
        self.byteOffset = byteOffset
    }

    /// What is wrong, and where.
    public var description: String {
        switch cause {
        case .damaged(let reason): "the gzip data is damaged at byte \(byteOffset): \(reason)"
        case .truncated: "the gzip data ends too early, after \(byteOffset) bytes"
        case .trailingBytes: "the gzip data is followed by something else at byte \(byteOffset)"
        case .outOfMemory: "no memory to unpack gzip data"
        }
    }
}
