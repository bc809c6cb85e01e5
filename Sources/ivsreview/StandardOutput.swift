import Foundation

/// Writes to standard output as a whole, and ends the process quietly when nobody reads any more.
struct StandardOutput {
    /// Writes all of `bytes`.
    ///
    /// - Throws: `CommandFailure` if the system refuses, for want of space for instance.
    func write(_ bytes: [UInt8]) throws(CommandFailure) {
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count >= 0 {
                start += count
            } else if errno == EPIPE {
                ProcessSignal.die(of: SIGPIPE)
            } else if errno == EAGAIN {
                var request = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
                poll(&request, 1, -1)
            } else if errno != EINTR {
                throw CommandFailure(.configuration, "standard output: \(String(cString: strerror(errno)))")
            }
        }
    }

    /// Writes `text`, and ends the process if that fails.
    func printAll(_ text: String) {
        do { try write(Array(text.utf8)) } catch { error.exit() }
    }
}

/// Writes lines to standard error.
enum StandardError {
    static func print(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        // Nothing is left to tell anybody if this fails.
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
