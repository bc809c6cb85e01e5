internal import FlyingFox
internal import Foundation

/// What one client may do, request by request.
struct ChatSession: Sendable {
    let connection: ChatConnection
    let directory: ChatDirectory
    let rooms: LiveRooms
    let reviews: any MessageReviewing
    let clock: ServerClock
    let random: RandomSource
    let faults: FaultInjection

    /// Answers one text frame; errors go to this client alone.
    ///
    /// - Returns: false if the connection is to be cut off without a closing frame.
    func receive(_ bytes: [UInt8]) async -> Bool {
        let id = random.identifier(12)
        let request = ClientRequest(bytes)
        do throws(ServerFrame.Failure) {
            guard connection.countRequest(at: clock.monotonic()) else { throw .rateExceeded }
            guard bytes.count <= ClientRequest.sizeLimit else { throw .tooLarge("The request", "128 KB") }
            guard let request else { throw .notJSON }
            guard request.requestID.utf8.count <= 256 else { throw .tooLarge("RequestId", "256 bytes") }
            guard clock.now() < connection.token.sessionExpiry else { throw .sessionExpired }
            return try await performWithFaults(request, id: id)
        } catch {
            fail(error, id: id, requestID: request?.requestID ?? "")
            return true
        }
    }

    /// Does what a request asks for, and what is to go wrong; gives what `receive` gives.
    private func performWithFaults(_ request: ClientRequest, id: String) async throws(ServerFrame.Failure) -> Bool {
        let faults = faults.faults(of: request.action, at: clock.monotonic(), random: random)
        for fault in faults where fault.delay > 0 { try? await clock.sleep(fault.delay) }
        for moment in Fault.Moment.allCases {
            if moment == .after { try await perform(request, id: id) }
            for fault in faults where fault.roomDeletion == moment {
                try? await directory.deleteRoom(connection.token.room)
            }
            for fault in faults where fault.answerMoment == moment {
                if fault.answer == .reset { return false }
                if let failure = ServerFrame.Failure(fault) { throw failure }
            }
        }
        return true
    }

    /// Tells the client that a request failed.
    func fail(_ failure: ServerFrame.Failure, id: String, requestID: String = "") {
        // Nothing of a request that is too large is sent back.
        let echo = requestID.utf8.count <= 256 ? requestID : ""
        _ = connection.send(Data(ServerFrame.error(failure, id: id, requestID: echo).bytes))
    }

    private func perform(_ request: ClientRequest, id: String) async throws(ServerFrame.Failure) {
        switch request.action {
        case "SEND_MESSAGE":
            try await sendMessage(request, id: id)
        case "DELETE_MESSAGE":
            let room = try await room(allowing: "DELETE_MESSAGE")
            let messageID = try request.required("Id", 12...12)
            let reason = try request.optional("Reason", 1...256)
            await rooms.deleteMessage(messageID, reason: reason, requestID: request.requestID, in: room.arn)
        case "DISCONNECT_USER":
            let room = try await room(allowing: "DISCONNECT_USER")
            let userID = try request.required("UserId", 1...128)
            let reason = try request.optional("Reason", 1...256)
            await rooms.disconnect(userID, reason: reason, requestID: request.requestID, in: room.arn)
        case "":
            throw .invalid("Action", "is required")
        default:
            throw .invalid("Action", "must be SEND_MESSAGE, DELETE_MESSAGE or DISCONNECT_USER")
        }
    }

    private func sendMessage(_ request: ClientRequest, id: String) async throws(ServerFrame.Failure) {
        let room = try await room(allowing: "SEND_MESSAGE")
        var message = ServerFrame.Message(
            id: id, requestID: request.requestID, content: try request.content(limit: room.maximumMessageLength),
            attributes: try request.attributes(), sender: connection.token)
        guard await rooms.countMessage(in: room.arn, limit: room.maximumMessageRatePerSecond) else {
            throw .rateExceeded
        }
        if let handler = room.messageReviewHandler, room.isReviewed {
            let review = ReviewRequest(
                message: message, room: room.arn, address: connection.address,
                maximumLength: room.maximumMessageLength, fallbackResult: handler.fallbackResult)
            switch await reviews.review(review) {
            case .deny(let reason): throw ServerFrame.Failure(code: 406, message: reason)
            case .allow(let content, let attributes): (message.content, message.attributes) = (content, attributes)
            }
        }
        await rooms.deliver(message, to: room.arn)
    }

    private func room(allowing capability: String) async throws(ServerFrame.Failure) -> RoomRecord {
        guard let room = try? await directory.room(connection.token.room) else { throw .roomMissing }
        guard connection.token.capabilities.contains(capability) else { throw .missingCapability(capability) }
        return room
    }
}

/// Reviews messages before they are delivered.
protocol MessageReviewing: Sendable {
    /// What becomes of a message.
    func review(_ request: ReviewRequest) async -> ReviewDecision
}

/// A message that is to be reviewed.
struct ReviewRequest: Sendable {
    var message: ServerFrame.Message
    var room: String
    var address: String
    /// The room's `maximumMessageLength`, in code points.
    var maximumLength: Int
    /// `ALLOW` or `DENY`.
    var fallbackResult: String
}

/// What becomes of a reviewed message.
enum ReviewDecision: Sendable {
    case allow(content: String, attributes: [(name: String, value: String)]?)
    case deny(reason: String)
}
