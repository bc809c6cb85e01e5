/// One line of a rule's `when`: what must hold of the message for the rule to run.
public struct Condition: Sendable, Equatable {
    /// What a condition looks at.
    public enum Subject: Sendable, Equatable {
        /// The ARN of the room.
        case room
        /// The user id of the sender's chat token.
        case senderUserID
        /// An attribute of the sender's chat token.
        case senderAttribute(String)
        /// An attribute of the message.
        case attribute(String)
    }

    /// What it looks at.
    public var subject: Subject
    /// The values; any of them will do.
    public var values: [Glob]
    /// `{not: [...]}`: none of the values may match, and a missing subject is as good.
    public var isNegated: Bool

    /// A condition on `subject`.
    public init(subject: Subject, values: [Glob], isNegated: Bool) {
        self.subject = subject
        self.values = values
        self.isNegated = isNegated
    }

    func holds(for message: Message) -> Bool {
        guard let value = value(in: message) else { return isNegated }
        return values.contains { $0.matches(message.utf8[value]) } != isNegated
    }

    private func value(in message: Message) -> Range<Int>? {
        switch subject {
        // IVS Chat always gives a room and a user id; a replayed line may have neither.
        case .room: message.room.isEmpty ? nil : message.room
        case .senderUserID: message.senderID.isEmpty ? nil : message.senderID
        case .senderAttribute(let name): value(of: name, among: message.senderAttributes, in: message)
        case .attribute(let name): value(of: name, among: message.attributes, in: message)
        }
    }

    private func value(of name: String, among attributes: [Message.Attribute], in message: Message) -> Range<Int>? {
        attributes.first { message.utf8[$0.name].elementsEqual(name.utf8) }?.value
    }
}
