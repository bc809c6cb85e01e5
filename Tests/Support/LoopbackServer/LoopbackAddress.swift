import Glibc
import Synchronization

/// Addresses of 127.0.0.1 without a server of ours.
public enum LoopbackAddress {
    /// One at which nothing listens: connections to it are refused.
    ///
    /// Its port stays taken for as long as the process lives, so that the server of no other test gets it.
    public static func refusing() throws -> String {
        "127.0.0.1:\(try LoopbackSocket.bound().port)"
    }

    /// One at which a program may listen that cannot choose a free port itself.
    ///
    /// It is handed out once, and from below the ports that the kernel hands out (32,768 and higher, ip(7)): until the
    /// program listens, hundreds of sockets of other tests get ports there.
    public static func unused() throws -> String {
        for _ in 0..<1_000 {
            let port = next.withLock { port in
                port = port < 31_999 ? port + 1 : 20_000
                return port
            }
            if let (descriptor, _) = try? LoopbackSocket.bound(to: port) {
                close(descriptor)
                return "127.0.0.1:\(port)"
            }
        }
        throw LoopbackError(call: "bind", errno: EADDRINUSE)
    }

    // Another run of the tests beside this one begins elsewhere.
    private static let next = Mutex(UInt16.random(in: 20_000..<31_999))
}
