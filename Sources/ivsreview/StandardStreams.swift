import Foundation

/// The three descriptors that every process is given, or should be.
enum StandardStreams {
    /// Puts something in the place of a stream that the parent closed, so that no other file takes its number.
    ///
    /// Reading or writing it fails with EBADF, as it would have.
    static func reserve() {
        for (descriptor, flags) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
        where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
            // The lowest free number is taken, and those below are taken already.
            _ = open("/dev/null", flags)
        }
    }
}
