internal import FlyingSocks
internal import Glibc

/// FlyingFox's sockets as this server needs them: answers go out at once, and a client that stops reading is let go.
///
/// FlyingFox writes header and body one after another, and with Nagle's algorithm the body would wait for the client's
/// delayed acknowledgement, 40 ms of the 200 that a review has. And it waits for ever for a client that does not read.
struct ServerSocketPool: AsyncSocketPool {
    private let base: any AsyncSocketPool
    private let clock: ServerClock
    /// How long a write may wait for the client, in ns.
    private let writeLimit: UInt64

    init(clock: ServerClock, writeLimit: UInt64) {
        base = .ePoll(maxEvents: 256)
        self.clock = clock
        self.writeLimit = writeLimit
    }

    func prepare() async throws { try await base.prepare() }

    func run() async throws { try await base.run() }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        guard events.contains(.write) else {
            try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
            return try await base.suspendSocket(socket, untilReadyFor: events)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await base.suspendSocket(socket, untilReadyFor: events) }
            group.addTask {
                try await clock.sleep(writeLimit)
                throw SocketError.disconnected
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
