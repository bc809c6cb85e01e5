internal import IVSChat
internal import ReviewEvents

/// What the service sends to clients (Amazon IVS Chat Messaging API Reference, *Actions*, *Error Messages*).
enum ServerFrame {
    /// A message as it is delivered.
    struct Message: Sendable {
        var id: String
        var requestID: String
        var content: String
        /// Nil if none were sent, which is written as `null`.
        var attributes: [(name: String, value: String)]?
        var sender: ChatToken
    }

    /// Something that happened in a room.
    struct Event: Sendable {
        var requestID = ""
        var name: String
        var attributes: [String: String]?
    }

    /// A request that failed.
    struct Failure: Error, Sendable {
        var code: Int
        var message: String
    }

    case message(Message, sendTime: ChatTimestamp.Instant)
    case event(Event, id: String, sendTime: ChatTimestamp.Instant)
    case error(Failure, id: String, requestID: String)

    /// The frame as JSON. Written by hand, since one goes out to many for each message.
    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        switch self {
        case .message(let message, let sendTime):
            writer.member("Type", "MESSAGE")
            writer.member("Id", message.id)
            writer.member("RequestId", message.requestID)
            writer.members("Attributes", message.attributes)
            writer.member("Content", message.content)
            writer.member("SendTime", sendTime.text)
            writer.name("Sender")
            writer.beginObject()
            writer.member("UserId", message.sender.userID)
            writer.members(
                "Attributes", message.sender.attributes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
            writer.endObject()
        case .event(let event, let id, let sendTime):
            writer.member("Type", "EVENT")
            writer.member("Id", id)
            writer.member("RequestId", event.requestID)
            writer.member("EventName", event.name)
            writer.members("Attributes", event.attributes?.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
            writer.member("SendTime", sendTime.text)
        case .error(let failure, let id, let requestID):
            writer.member("Type", "ERROR")
            writer.member("Id", id)
            writer.member("RequestId", requestID)
            writer.name("ErrorCode")
            writer.integer(failure.code)
            writer.member("ErrorMessage", failure.message)
        }
        writer.endObject()
        return writer.bytes
    }
}

extension ServerFrame.Failure {
    static let notJSON = Self(code: 400, message: "The request is not a JSON object")
    static let contentMissing = Self(code: 400, message: "Content is required")
    static let contentTooLong = Self(code: 400, message: "Message exceeds maximum length")
    static let sessionExpired = Self(code: 401, message: "The connection has expired")
    static let roomMissing = Self(code: 404, message: "The room does not exist")
    static let rateExceeded = Self(code: 429, message: "rate limit exceeded")

    static func invalid(_ field: String, _ problem: String) -> Self {
        Self(code: 400, message: "\(field) \(problem)")
    }

    static func tooLarge(_ field: String, _ limit: String) -> Self {
        Self(code: 413, message: "\(field) exceeds \(limit)")
    }

    /// What a fault answers a request with, by the status that the control plane would send; nil if nothing.
    init?(_ fault: Fault) {
        switch fault.answer {
        case .status(let status): self.init(code: status, message: "Refused by a fault")
        case .error(let code):
            guard let failure = OperationFailure(faultCode: code), failure != .invalidLambdaPermission else {
                return nil
            }
            self.init(code: failure.status, message: failure.members["message"]?.stringValue ?? code)
        case .reset, nil: return nil
        }
    }

    static func missingCapability(_ name: String) -> Self {
        Self(code: 403, message: "The capability \(name) is missing")
    }
}
