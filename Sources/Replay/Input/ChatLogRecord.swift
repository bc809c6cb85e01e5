internal import ReviewEvents
internal import ReviewRules

/// A record of an Amazon IVS Chat log: `{"event_timestamp":…,"type":"MESSAGE","version":…,"payload":{…}}`.
///
/// The payload of a `MESSAGE` is what the room's clients received: `Id`, `Content`, `Attributes` and `Sender`, the last
/// three as in a review event. It names no room. Source: Amazon IVS Chat User Guide, *Chat Logging*.
enum ChatLogRecord {
    /// Reads an object that has no readable `Content` of its own.
    static func read(_ json: [UInt8], into message: inout Message) -> MessageLine {
        var record = Members()
        do throws(JSONError) {
            record = try Members(json, named: "type", "payload")
        } catch {
            return .unreadable(error.description)
        }
        guard let type = record.string, let payload = record.value else {
            return .unreadable("the object has no Content that is a string, and is no chat-log record")
        }
        switch type {
        case "EVENT": return .event
        case "MESSAGE": return readPayload(Array(json[payload]), into: &message)
        default: return .unreadable("the chat-log record's type is neither MESSAGE nor EVENT")
        }
    }

    /// The `event_timestamp` of a line that is a chat-log record.
    static func time(_ line: ArraySlice<UInt8>) -> String? {
        guard line.first == UInt8(ascii: "{") else { return nil }
        do throws(JSONError) {
            return try Members(Array(line), named: "event_timestamp", nil).string
        } catch {
            return nil
        }
    }

    private static func readPayload(_ payload: [UInt8], into message: inout Message) -> MessageLine {
        do {
            try ReviewEvent.decode(payload, into: &message)
            if let id = try Members(payload, named: "Id", nil).string {
                message.id = message.append(id.utf8)
            }
            return .message(jsonError: nil)
        } catch {
            return .unreadable("the chat-log record's payload has no Content that is a string")
        }
    }
}

/// The two members of an object that matter here.
private struct Members {
    /// The value of the first one, if it is a string.
    var string: String?
    /// Where the value of the second one stands.
    var value: Range<Int>?

    init() {}

    init(_ json: [UInt8], named stringName: String, _ valueName: String?) throws(JSONError) {
        var reader = JSONReader(json)
        var text: [UInt8] = []
        try reader.beginObject()
        while let name = try reader.nextName(into: &text) {
            let name = String(decoding: text[name], as: UTF8.self)
            let kind = try reader.peek()
            if name == stringName, kind == .string {
                let range = try reader.string(into: &text)
                string = String(decoding: text[range], as: UTF8.self)
            } else {
                let start = reader.offset
                try reader.skipValue()
                if name == valueName { value = start..<reader.offset }
            }
        }
    }
}
