internal import FlyingFox
internal import Foundation

/// The open connections of all rooms. What is sent to a room reaches all of its connections in one order.
actor LiveRooms {
    private let clock: ServerClock
    private let random: RandomSource
    private var connections: [String: [ObjectIdentifier: ChatConnection]] = [:]
    private var messageRates: [String: (limit: Int, bucket: TokenBucket)] = [:]

    init(clock: ServerClock, random: RandomSource) {
        self.clock = clock
        self.random = random
    }

    /// How many connections a room has.
    func count(in room: String) -> Int { connections[room]?.count ?? 0 }

    func join(_ connection: ChatConnection) {
        connections[connection.token.room, default: [:]][ObjectIdentifier(connection)] = connection
    }

    func leave(_ connection: ChatConnection) {
        let room = connection.token.room
        connections[room]?[ObjectIdentifier(connection)] = nil
        if connections[room]?.isEmpty ?? false { connections[room] = nil }
    }

    /// Counts one message sent to a room; false if all its clients together send too many. One that the review denies
    /// has been sent as well (Amazon IVS Chat API Reference, *CreateRoom*, `maximumMessageRatePerSecond`).
    ///
    /// - Parameter limit: the room's `maximumMessageRatePerSecond`.
    func countMessage(in room: String, limit: Int) -> Bool {
        let time = clock.monotonic()
        if messageRates[room]?.limit != limit {
            messageRates[room] = (limit, TokenBucket(perSecond: limit, at: time))
        }
        return messageRates[room]?.bucket.take(at: time) ?? false
    }

    /// Delivers a message to everyone in its room, its sender included.
    func deliver(_ message: ServerFrame.Message, to room: String) {
        broadcast(.message(message, sendTime: clock.now()), to: room)
    }

    /// Delivers an event to everyone in a room, and gives its id.
    @discardableResult
    func send(_ event: ServerFrame.Event, to room: String) -> String {
        let id = random.identifier(12)
        broadcast(.event(event, id: id, sendTime: clock.now()), to: room)
        return id
    }

    /// Tells a room that a message is deleted, and gives the id of that event.
    @discardableResult
    func deleteMessage(_ messageID: String, reason: String?, requestID: String = "", in room: String) -> String {
        var attributes = ["MessageID": messageID]
        attributes["Reason"] = reason
        return send(
            ServerFrame.Event(requestID: requestID, name: "aws:DELETE_MESSAGE", attributes: attributes), to: room)
    }

    /// Tells a room that a user is disconnected, then closes every connection of that user.
    func disconnect(_ userID: String, reason: String?, requestID: String = "", in room: String) {
        var attributes = ["UserId": userID]
        attributes["Reason"] = reason
        send(ServerFrame.Event(requestID: requestID, name: "aws:DISCONNECT_USER", attributes: attributes), to: room)
        for connection in connections[room]?.values.filter({ $0.token.userID == userID }) ?? [] {
            // A closing frame has room for 123 bytes of text.
            connection.close(WSCloseCode(1000, reason: "Disconnected by a moderator"))
            leave(connection)
        }
    }

    /// Closes every connection: the server ends.
    func closeAll() {
        for connection in connections.values.flatMap(\.values) { connection.close(.goingAway) }
        connections = [:]
    }

    private func broadcast(_ frame: ServerFrame, to room: String) {
        let payload = Data(frame.bytes)
        for connection in connections[room]?.values ?? [:].values where !connection.send(payload) {
            connection.close(WSCloseCode(1008, reason: "The client does not read"))
            leave(connection)
        }
    }
}
