internal import FlyingSocks
internal import Foundation
internal import Synchronization

/// Waits for sockets on a thread of its own with poll(2).
///
/// FlyingFox's pool keeps epoll registrations by file descriptor: when a connection ends while something still waits for
/// it, the next connection with that number is never registered, and hangs. poll(2) keeps nothing. It looks at every
/// socket each time, but only reads wait here, and 500 of them cost it 20 µs.
///
/// Beside that it does for this server what FlyingFox leaves out. Answers go out at once: header and body are written one
/// after another, and with Nagle's algorithm the body would wait for a delayed acknowledgement, 40 ms of the 200 that a
/// review has. A client that stops reading is let go instead of being waited for. And a connection waits to be accepted
/// while hardly any descriptor is free: FlyingFox ends the whole server when accept(2) finds none.
final class ServerSocketPool: AsyncSocketPool {
    private struct Waiter: Sendable {
        let file: Int32
        let events: Int16
        /// Whether it takes connections.
        let isListening: Bool
        /// In ns of the monotonic clock; nil to wait for ever.
        let deadline: UInt64?
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State: Sendable {
        var waiters: [UInt64: Waiter] = [:]
        var nextID: UInt64 = 0
        /// The socket that takes connections.
        var listener: Int32?
        var isStopped = false
    }

    /// Bytes that the kernel keeps for a slow client (it doubles them). Left alone, it takes up to 4 MB on loopback.
    private static let sendBuffer: Int32 = 65_536

    /// How often it is looked whether enough descriptors are free again, in ms.
    private static let reserveInterval: Int32 = 100

    private let clock = ServerClock.system
    /// How long a write may wait for the client, in ns.
    private let writeLimit: UInt64
    private let state = Mutex(State())
    /// Written to when the waiters change, so that poll looks again.
    private let wake: (read: Int32, write: Int32)
    /// How many descriptors this process may have.
    private let descriptorLimit: Int
    /// How many of them are kept free for handlers, files and what is accepted before this is noticed.
    private let reserve: Int

    /// - Parameter hasReserve: whether connections wait while few descriptors are free; those of handlers do not.
    init(writeLimit: UInt64, hasReserve: Bool) throws {
        self.writeLimit = writeLimit
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            // Handler processes must not keep it open.
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        wake = (ends[0], ends[1])
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        descriptorLimit = Int(min(limit.rlim_cur, rlim_t(Int32.max)))
        reserve = hasReserve ? min(descriptorLimit / 4, 1024) : 0
    }

    deinit {
        close(wake.read)
        close(wake.write)
    }

    func prepare() async throws {}

    /// Runs until the task is cancelled; whoever waits then gets a `CancellationError`.
    func run() async throws {
        Thread.detachNewThread { self.poll() }
        let (forever, continuation) = AsyncStream.makeStream(of: Void.self)
        for await _ in forever {}
        continuation.finish()
        state.withLock { $0.isStopped = true }
        signal()
        throw CancellationError()
    }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        let isWrite = events.contains(.write)
        if !isWrite {
            // A listening socket hands its options on to the connections it accepts; for those it is done in vain.
            try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
            try? socket.setValue(Self.sendBuffer, for: Int32SocketOption(name: SO_SNDBUF))
        }
        var listens: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(socket.file.rawValue, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size)
        let isListening = listens != 0
        let mask = (isWrite ? POLLOUT : 0) | (events.contains(.read) ? POLLIN : 0)
        let deadline = isWrite ? clock.monotonic() + writeLimit : nil
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isRefused = state.withLock { state in
                    guard !state.isStopped, !Task.isCancelled else { return true }
                    if isListening { state.listener = socket.file.rawValue }
                    state.waiters[id] = Waiter(
                        file: socket.file.rawValue, events: Int16(mask), isListening: isListening, deadline: deadline,
                        continuation: continuation)
                    return false
                }
                if isRefused { return continuation.resume(throwing: CancellationError()) }
                signal()
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
            waiter?.continuation.resume(throwing: CancellationError())
        }
    }

    private func signal() {
        var byte: UInt8 = 1
        // A full pipe wakes as well.
        _ = write(wake.write, &byte, 1)
    }

    private func poll() {
        var wasFull: Bool?
        while true {
            let (waiters, listener, isStopped) = state.withLock { ($0.waiters, $0.listener, $0.isStopped) }
            if isStopped { return cancelAll() }
            let isFull = isFull
            if let listener, reserve > 0, isFull != wasFull {
                // All that wait are accepted without a look at anything else, so hardly any may wait then.
                listen(listener, isFull ? 0 : Int32(reserve / 2))
                wasFull = isFull
            }
            let ids = waiters.filter { !(isFull && $0.value.isListening) }.map(\.key)
            var requests = [pollfd(fd: wake.read, events: Int16(POLLIN), revents: 0)]
            for id in ids {
                guard let waiter = waiters[id] else { continue }
                requests.append(pollfd(fd: waiter.file, events: waiter.events, revents: 0))
            }
            var timeout = timeout(waiters)
            if isFull, !(0...Self.reserveInterval).contains(timeout) { timeout = Self.reserveInterval }
            Foundation.poll(&requests, nfds_t(requests.count), timeout)
            if requests[0].revents != 0 { drain() }
            let now = clock.monotonic()
            for (id, request) in zip(ids, requests.dropFirst()) {
                let isLate = waiters[id]?.deadline.map { $0 <= now } ?? false
                guard request.revents != 0 || isLate else { continue }
                let isGone = request.revents & Int16(POLLNVAL) != 0 || request.revents == 0
                finish(id, isGone ? .failure(SocketError.disconnected) : .success(()))
            }
        }
    }

    /// Until the first deadline, in ms; -1 for none.
    private func timeout(_ waiters: [UInt64: Waiter]) -> Int32 {
        guard let first = waiters.values.compactMap(\.deadline).min() else { return -1 }
        let now = clock.monotonic()
        return first <= now ? 0 : Int32(clamping: (first - now) / 1_000_000 + 1)
    }

    /// Whether the next connections could take the last descriptors.
    private var isFull: Bool {
        guard reserve > 0 else { return false }
        // The lowest number that is free: below it all are taken.
        let free = fcntl(wake.read, F_DUPFD_CLOEXEC, 0)
        guard free >= 0 else { return true }
        close(free)
        return Int(free) + reserve >= descriptorLimit
    }

    private func drain() {
        var bytes = [UInt8](repeating: 0, count: 4096)
        while read(wake.read, &bytes, bytes.count) == bytes.count {}
    }

    private func finish(_ id: UInt64, _ result: Result<Void, any Error>) {
        let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
        waiter?.continuation.resume(with: result)
    }

    private func cancelAll() {
        for id in state.withLock({ Array($0.waiters.keys) }) { finish(id, .failure(CancellationError())) }
    }
}
