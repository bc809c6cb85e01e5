import JSONText
import ReviewEvents
import ReviewRules

/// A decoded event as strings.
struct Event: Equatable, Sendable {
    var content: String
    var id = ""
    var room = ""
    var senderID = ""
    /// `name=value`
    var attributes: [String] = []
    var senderAttributes: [String] = []

    init(
        content: String, id: String = "", senderID: String = "", attributes: [String] = [],
        senderAttributes: [String] = []
    ) {
        self.content = content
        self.id = id
        self.senderID = senderID
        self.attributes = attributes
        self.senderAttributes = senderAttributes
    }

    init(_ json: String) throws(ReviewEventError) {
        var message = Message()
        try ReviewEvent.decode(Array(json.utf8), into: &message)
        self.init(message)
    }

    init(_ message: Message) {
        func pair(_ attribute: Message.Attribute) -> String {
            message.string(attribute.name) + "=" + message.string(attribute.value)
        }
        content = message.string(message.content)
        id = message.string(message.id)
        room = message.string(message.room)
        senderID = message.string(message.senderID)
        attributes = message.attributes.map(pair)
        senderAttributes = message.senderAttributes.map(pair)
    }
}

/// The message of an event that has to be valid.
func decoded(_ json: String) throws -> Message {
    var message = Message()
    try ReviewEvent.decode(Array(json.utf8), into: &message)
    return message
}

/// An event with this content and these attributes, written by our own writer.
func event(content: String, attributes: [(String, String)] = []) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("Content")
    writer.string(content)
    writer.name("Attributes")
    writer.beginObject()
    for (name, value) in attributes {
        writer.name(name)
        writer.string(value)
    }
    writer.endObject()
    writer.endObject()
    return writer.bytes
}
