internal import FlyingFox
internal import Foundation
internal import IVSChat
internal import Synchronization

/// Tells open pages what happens, over WebSocket: the state of rules and handler first, then each review as it comes.
final class PageFeed: WSHandler {
    private struct State: Sendable {
        var listeners: [Int: AsyncStream<WSFrame>.Continuation] = [:]
        var nextID = 0
        var rules: JSONObject?
        /// The rules before, still in use, while `rules` have errors.
        var rulesBefore: JSONObject?
        var handler: JSONObject?
        var reviews: [JSONObject] = []

        /// Everything that a new page is told, in order.
        var story: [JSONObject] { [rulesBefore, rules, handler].compactMap(\.self) + reviews }
    }

    /// How many reviews a new page is shown.
    private static let historyLimit = 100

    private let state = Mutex(State())

    /// Everything that a new page is told, as it stands.
    var snapshot: [JSONObject] {
        state.withLock(\.story)
    }

    func publish(_ record: ReviewRecord) {
        let json = record.json
        publish(json) { state in
            state.reviews.append(json)
            if state.reviews.count > Self.historyLimit { state.reviews.removeFirst() }
        }
    }

    func publish(_ status: HandlerStatus, of path: String) {
        let json = status.json(path)
        publish(json) { $0.handler = json }
    }

    func publish(_ rules: LoadedRuleSet, of folder: String) {
        let json = rules.json(folder)
        publish(json) { state in
            if json["rules"] != nil {
                state.rulesBefore = nil
            } else if state.rules?["rules"] != nil {
                state.rulesBefore = state.rules
            }
            state.rules = json
        }
    }

    private func publish(_ json: JSONObject, _ keep: (inout State) -> Void) {
        let frame = Self.frame(json)
        state.withLock { state in
            keep(&state)
            for (id, listener) in state.listeners {
                // A page that does not keep up is let go; it connects again by itself.
                guard case .enqueued = listener.yield(frame) else {
                    listener.finish()
                    state.listeners[id] = nil
                    continue
                }
            }
        }
    }

    func makeFrames(for client: AsyncThrowingStream<WSFrame, any Error>) async throws -> AsyncStream<WSFrame> {
        let (frames, continuation) = AsyncStream.makeStream(
            of: WSFrame.self, bufferingPolicy: .bufferingOldest(ChatConnection.queueLimit))
        let id = state.withLock { state in
            state.nextID += 1
            for json in state.story { continuation.yield(Self.frame(json)) }
            state.listeners[state.nextID] = continuation
            return state.nextID
        }
        let reader = Task {
            // Nothing is expected of a page but that it goes.
            while let frame = try? await client.first(where: { _ in true }), frame.opcode != .close {}
            _ = state.withLock { $0.listeners.removeValue(forKey: id) }
            continuation.finish()
        }
        continuation.onTermination = { _ in reader.cancel() }
        return frames
    }

    private static func frame(_ json: JSONObject) -> WSFrame {
        WSFrame(fin: true, opcode: .text, mask: nil, payload: Data(json.bytes))
    }
}
