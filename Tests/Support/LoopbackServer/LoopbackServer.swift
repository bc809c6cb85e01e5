import Foundation
import Glibc
import Synchronization

/// An HTTP/1.1 server on 127.0.0.1 that does to each request what a closure says, over real sockets, and records every
/// request whole. One thread for each connection; it stops when it is released.
public final class LoopbackServer: Sendable {
    private let listener: Listener

    /// The port it listens on.
    public let port: UInt16

    /// Starts to listen. `answer` is called on the connection's thread, after the request is recorded.
    public init(answer: @escaping @Sendable (RecordedRequest) -> Answer) throws {
        let (descriptor, port) = try LoopbackSocket.bound()
        guard listen(descriptor, 16) == 0 else {
            let error = LoopbackError(call: "listen", errno: errno)
            close(descriptor)
            throw error
        }
        self.port = port
        listener = Listener(descriptor: descriptor, answer: answer)
        Thread.detachNewThread { [listener] in listener.acceptConnections() }
    }

    deinit {
        listener.stop()
    }

    /// `127.0.0.1:port`.
    public var address: String { "127.0.0.1:\(port)" }

    /// The requests so far, in the order in which they were complete.
    public var requests: [RecordedRequest] { listener.state.withLock { $0.requests } }
}

/// What the server's threads share. They keep it alive until their sockets end.
private final class Listener: Sendable {
    struct State {
        var requests: [RecordedRequest] = []
        var connectionCount = 0
        var open: Set<Int32> = []
        var isStopped = false
    }

    let state = Mutex(State())
    private let descriptor: Int32
    private let answer: @Sendable (RecordedRequest) -> Answer

    init(descriptor: Int32, answer: @escaping @Sendable (RecordedRequest) -> Answer) {
        self.descriptor = descriptor
        self.answer = answer
    }

    /// Wakes every thread out of its socket call; each closes its own descriptor.
    func stop() {
        state.withLock { state in
            state.isStopped = true
            shutdown(descriptor, Int32(SHUT_RDWR))
            for connection in state.open { shutdown(connection, Int32(SHUT_RDWR)) }
        }
    }

    func acceptConnections() {
        while true {
            let connection = accept(descriptor, nil, nil)
            guard connection >= 0 else { break }
            LoopbackSocket.disableCoalescing(connection)
            let number: Int? = state.withLock { state in
                guard !state.isStopped else { return nil }
                state.open.insert(connection)
                state.connectionCount += 1
                return state.connectionCount - 1
            }
            guard let number else {
                close(connection)
                break
            }
            Thread.detachNewThread { self.serve(connection, number: number) }
        }
        close(descriptor)
    }

    private func serve(_ connection: Int32, number: Int) {
        var reader = RequestReader(descriptor: connection, connection: number)
        requests: while let request = reader.next() {
            state.withLock { $0.requests.append(request) }
            for step in answer(request).steps {
                guard perform(step, on: connection) else { break requests }
            }
        }
        state.withLock { _ = $0.open.remove(connection) }
        close(connection)
    }

    /// False when the connection has ended or is to end.
    private func perform(_ step: Answer.Step, on connection: Int32) -> Bool {
        switch step {
        case .send(let bytes):
            return LoopbackSocket.send(connection, bytes[...])
        case .sendInPieces(let bytes, let size):
            return stride(from: 0, to: bytes.count, by: size).allSatisfy {
                LoopbackSocket.send(connection, bytes[$0..<min($0 + size, bytes.count)])
            }
        case .pause(let duration):
            LoopbackSocket.wait(duration)
            return true
        case .hold:
            while !LoopbackSocket.receive(connection).isEmpty {}
            return false
        case .close:
            return false
        case .reset:
            LoopbackSocket.abortOnClose(connection)
            return false
        }
    }
}
