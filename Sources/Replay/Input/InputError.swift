internal import Foundation
internal import Gzip

/// A source of messages that cannot be read.
public struct InputError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What stands in the way.
    public enum Cause: Sendable, Equatable {
        /// The `errno` of the system call that failed (errno(3)).
        case system(Int32)
        /// The packed data is damaged or cut off, and where, in words.
        case gzip(String)
    }

    /// The path as the user gave it.
    public let path: String
    /// What stands in the way.
    public let cause: Cause

    /// A failed system call at this path.
    public init(path: String, number: Int32) {
        self.path = path
        cause = .system(number)
    }

    init(path: String, _ error: GzipError) {
        self.path = path
        cause = .gzip(error.description)
    }

    /// The path and the cause in words.
    public var description: String {
        let reason =
            switch cause {
            case .system(let number): String(cString: strerror(number))
            case .gzip(let reason): reason
            }
        return "\(InputFile.name(of: path)): \(reason)"
    }
}
