internal import IVSChat

/// What a chat token stands for.
struct ChatToken: Sendable, Equatable {
    let room: String
    let userID: String
    let capabilities: Set<String>
    let attributes: [String: String]
    /// Until when a connection can be opened with it.
    let expiry: ChatTimestamp.Instant
    /// Until when that connection lasts.
    let sessionExpiry: ChatTimestamp.Instant
}

/// The tokens that were given out and not used yet.
struct ChatTokenRegister: Sendable {
    /// A token is valid for one minute (Amazon IVS Chat API Reference, *CreateChatToken*).
    static let validity: Int64 = 60

    private var tokens: [String: ChatToken] = [:]

    mutating func add(_ token: ChatToken, _ text: String, at time: ChatTimestamp.Instant) {
        tokens = tokens.filter { $0.value.expiry > time }
        tokens[text] = token
    }

    /// Gives what a token stands for and makes it void; nil if it is unknown, used or too old.
    mutating func redeem(_ text: String, at time: ChatTimestamp.Instant) -> ChatToken? {
        guard let token = tokens.removeValue(forKey: text), token.expiry > time else { return nil }
        return token
    }

    mutating func removeAll(of room: String) {
        tokens = tokens.filter { $0.value.room != room }
    }
}

extension ChatDirectory {
    /// CreateChatToken.
    func createChatToken(_ input: JSONObject) throws(OperationFailure) -> JSONObject {
        let room = try room(input.identifier)
        let now = clock.now()
        let minutes = input["sessionDurationInMinutes"]?.integerValue ?? 60
        let token = ChatToken(
            room: room.arn, userID: input["userId"]?.stringValue ?? "",
            capabilities: Set((input["capabilities"]?.arrayValue ?? []).compactMap(\.stringValue)),
            attributes: input["attributes"]?.objectValue?.texts ?? [:],
            expiry: now.adding(seconds: ChatTokenRegister.validity),
            sessionExpiry: now.adding(seconds: Int64(minutes) * 60))
        // Letters and digits alone make a valid WebSocket subprotocol.
        let text = "A" + random.identifier(95)
        tokens.add(token, text, at: now)
        return [
            "token": .string(text), "tokenExpirationTime": .string(token.expiry.text),
            "sessionExpirationTime": .string(token.sessionExpiry.text),
        ]
    }

    /// What a token stands for; it can be asked for once.
    func redeem(_ token: String) -> ChatToken? {
        tokens.redeem(token, at: clock.now())
    }
}
