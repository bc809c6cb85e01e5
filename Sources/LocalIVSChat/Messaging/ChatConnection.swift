internal import FlyingFox
internal import Foundation
internal import Synchronization

/// One open connection of a user to a room.
final class ChatConnection: Sendable {
    /// How many frames wait for a client at most. One that reads so slowly is cut off: the others do not wait for it.
    static let queueLimit = 1024

    let token: ChatToken
    /// The address of the client, for the review event.
    let address: String
    private let output: AsyncStream<WSFrame>.Continuation
    private let requests: Mutex<TokenBucket>

    /// Messaging requests that one connection may send in a second.
    static let requestsPerSecond = 10

    init(token: ChatToken, address: String, output: AsyncStream<WSFrame>.Continuation, at time: UInt64) {
        self.token = token
        self.address = address
        self.output = output
        requests = Mutex(TokenBucket(perSecond: Self.requestsPerSecond, at: time))
    }

    /// Counts one request of the client; false if it sends too many.
    func countRequest(at time: UInt64) -> Bool {
        requests.withLock { $0.take(at: time) }
    }

    /// Puts a message into the queue; false if it is full, or the connection is closed.
    func send(_ payload: Data) -> Bool {
        put(WSFrame(fin: true, opcode: .text, mask: nil, payload: payload))
    }

    /// Closes the connection behind what is queued.
    func close(_ code: WSCloseCode) {
        // A full queue has no room for a closing frame: the connection then ends without one.
        _ = put(.close(code: code))
        output.finish()
    }

    private func put(_ frame: WSFrame) -> Bool {
        if case .enqueued = output.yield(frame) { true } else { false }
    }
}
