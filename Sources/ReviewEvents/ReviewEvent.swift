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
        while let member = try reader.nextMember(scratch: &message.utf8) {
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
        while let member = try reader.nextMember(scratch: &message.utf8) {
            switch member {
            case .userID: message.senderID = try reader.text(into: &message.utf8) ?? 0..<0
            case .attributes: try reader.attributes(into: &message.senderAttributes, text: &message.utf8)
            default: try reader.skipValue()
            }
        }
    }
}

/// A member of the event or of its `Sender`.
private enum Member {
    case content
    case messageID
    case roomARN
    case attributes
    case sender
    case userID
    case other

    init(_ name: ArraySlice<UInt8>) {
        switch name.first {
        case UInt8(ascii: "C") where name.equals("Content"): self = .content
        case UInt8(ascii: "M") where name.equals("MessageId"): self = .messageID
        case UInt8(ascii: "R") where name.equals("RoomArn"): self = .roomARN
        case UInt8(ascii: "A") where name.equals("Attributes"): self = .attributes
        case UInt8(ascii: "S") where name.equals("Sender"): self = .sender
        case UInt8(ascii: "U") where name.equals("UserId"): self = .userID
        default: self = .other
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether these are the bytes of `word`: a third of the time of `elementsEqual(word.utf8)`, which was a tenth of all.
    fileprivate func equals(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { $0.count == count && zip($0, self).allSatisfy { $0 == $1 } }
    }
}

extension JSONReader {
    /// The object's next member, nil at its end; `scratch` is left as it was.
    fileprivate mutating func nextMember(scratch: inout [UInt8]) throws(JSONError) -> Member? {
        guard let name = try nextName(into: &scratch) else { return nil }
        defer { scratch.removeLast(name.count) }
        return Member(scratch[name])
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
