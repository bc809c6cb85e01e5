internal import Glibc
internal import Synchronization

/// Lines on standard output, which Lambda sends to CloudWatch Logs like standard error.
public enum StandardOutput {
    private static let turn = Mutex(())

    /// Writes a line, line feed included, whole. Threads take turns: a pipe keeps only 4,096 bytes together (pipe(7)).
    /// What cannot be written is dropped.
    @Sendable public static func write(_ line: [UInt8]) {
        turn.withLock { _ in
            line.withUnsafeBytes { bytes in
                var written = 0
                while written < bytes.count, let start = bytes.baseAddress {
                    let count = Glibc.write(STDOUT_FILENO, start + written, bytes.count - written)
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else { break }
                    written += count
                }
            }
        }
    }
}
