internal import JSONText
public import ReviewRules

/// The event that IVS Chat sends to a message review handler for each message.
///
/// Source: Amazon IVS Chat User Guide, *Chat Message Review Handler*.
public enum ReviewEvent {
    /// Reads an event into `message`, in place of what it held, and keeps its storage.
    ///
    /// Everything but `Content` may be missing, null or of another type, and then counts as empty. Members with other
    /// names are ignored, though they must be valid JSON. If a name comes twice, the last value counts alone, whatever
    /// its type. An attribute's value that is a number or a boolean is taken as its JSON text; one that is null, an array
    /// or an object is left out (IVS Chat sends strings only). After an error `message` is empty.
    /// - Throws: `notJSON`, `notAnObject`, `contentMissing`.
    public static func decode(_ bytes: [UInt8], into message: inout Message) throws(ReviewEventError) {
        message.removeAll()
        let failure: ReviewEventError?
        do throws(JSONError) {
            failure = try read(bytes, into: &message)
        } catch {
            failure = .notJSON(error)
        }
        if let failure {
            message.removeAll()
            throw failure
        }
    }

    /// Reads the event; gives what is wrong with it if it is JSON but no event.
    private static func read(_ bytes: [UInt8], into message: inout Message) throws(JSONError) -> ReviewEventError? {
        var reader = JSONReader(bytes)
        guard try reader.peek() == .object else {
            try reader.skipValue()
            try reader.end()
            return .notAnObject
        }
        var content: Range<Int>?
        try reader.beginObject()
        while let member = try reader.nextMember() {
            switch member {
            case .content: content = try reader.text(into: &message.utf8)
            case .messageID: message.id = try reader.text(into: &message.utf8) ?? 0..<0
            case .roomARN: message.room = try reader.text(into: &message.utf8) ?? 0..<0
            case .attributes: try reader.attributes(into: &message.attributes, text: &message.utf8)
            case .sender: try readSender(&reader, into: &message)
            case .userID, .other: try reader.skipValue()
            }
        }
        try reader.end()
        guard let content else { return .contentMissing }
        message.content = content
        return nil
    }

    private static func readSender(_ reader: inout JSONReader, into message: inout Message) throws(JSONError) {
        message.senderID = 0..<0
        message.senderAttributes.removeAll(keepingCapacity: true)
        guard try reader.peek() == .object else {
            try reader.skipValue()
            return
        }
        try reader.beginObject()
        while let member = try reader.nextMember() {
            switch member {
            case .userID: message.senderID = try reader.text(into: &message.utf8) ?? 0..<0
            case .attributes: try reader.attributes(into: &message.senderAttributes, text: &message.utf8)
            default: try reader.skipValue()
            }
        }
    }
}

/// A member of the event or of its `Sender`.
private enum Member: Int {
    case content
    case messageID
    case roomARN
    case attributes
    case sender
    case userID
    case other

    /// The names of all but the last, in their order.
    static let names: [StaticString] = ["Content", "MessageId", "RoomArn", "Attributes", "Sender", "UserId"]
}

extension JSONReader {
    /// The object's next member, nil at its end.
    fileprivate mutating func nextMember() throws(JSONError) -> Member? {
        guard let place = try nextName(among: Member.names) else { return nil }
        return Member(rawValue: place) ?? .other
    }

    /// Reads a string; a value of another kind is skipped and gives nil.
    fileprivate mutating func text(into buffer: inout [UInt8]) throws(JSONError) -> Range<Int>? {
        guard try peek() == .string else {
            try skipValue()
            return nil
        }
        return try string(into: &buffer)
    }
}
