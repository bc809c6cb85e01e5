internal import IVSChat

/// A room as the emulator keeps it.
struct RoomRecord: Sendable, Equatable {
    /// The function that reviews its messages, or the empty text that a detached one leaves.
    struct Handler: Sendable, Equatable {
        var uri = ""
        var fallbackResult = "ALLOW"
    }

    let arn: String
    let id: String
    let createTime: ChatTimestamp.Instant
    var updateTime: ChatTimestamp.Instant
    /// Grows with every change of any resource: it orders those of one instant.
    var revision: Int
    var name = ""
    var maximumMessageRatePerSecond = 10
    var maximumMessageLength = 500
    /// Nil if it never had one.
    var messageReviewHandler: Handler?
    var tags: [String: String] = [:]
    var loggingConfigurationIdentifiers: [String] = []

    /// Whether its messages are reviewed.
    var isReviewed: Bool { messageReviewHandler.map { !$0.uri.isEmpty } ?? false }

    /// Takes over the members of a CreateRoom or an UpdateRoom; what is not there stays as it is.
    mutating func apply(_ input: JSONObject) {
        if let name = input["name"]?.stringValue { self.name = name }
        if let rate = input["maximumMessageRatePerSecond"]?.integerValue { maximumMessageRatePerSecond = rate }
        if let length = input["maximumMessageLength"]?.integerValue { maximumMessageLength = length }
        if let identifiers = input["loggingConfigurationIdentifiers"]?.arrayValue {
            loggingConfigurationIdentifiers = identifiers.compactMap(\.stringValue)
        }
        if let tags = input["tags"]?.objectValue { self.tags = tags.texts }
        // No source tells what a handler with one of its members does; each member is taken by itself.
        if let handler = input["messageReviewHandler"]?.objectValue {
            var new = messageReviewHandler ?? Handler()
            if let uri = handler["uri"]?.stringValue { new.uri = uri }
            if let result = handler["fallbackResult"]?.stringValue { new.fallbackResult = result }
            messageReviewHandler = new
        }
    }

    /// What CreateRoom, GetRoom and UpdateRoom answer.
    var json: JSONObject {
        var json = summary
        json["maximumMessageRatePerSecond"] = .number(String(maximumMessageRatePerSecond))
        json["maximumMessageLength"] = .number(String(maximumMessageLength))
        return json
    }

    /// What ListRooms answers.
    var summary: JSONObject {
        var json: JSONObject = [
            "arn": .string(arn), "id": .string(id), "name": .string(name),
            "createTime": .string(createTime.text), "updateTime": .string(updateTime.text),
            "tags": .object(JSONObject(texts: tags)),
            "loggingConfigurationIdentifiers": .array(loggingConfigurationIdentifiers.map(JSONValue.string)),
        ]
        if let handler = messageReviewHandler {
            json["messageReviewHandler"] = [
                "uri": .string(handler.uri), "fallbackResult": .string(handler.fallbackResult),
            ]
        }
        return json
    }
}
