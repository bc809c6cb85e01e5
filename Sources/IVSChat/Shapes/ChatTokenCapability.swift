/// What the bearer of a chat token may do beside reading; unknown values are kept.
public struct ChatTokenCapability: RawRepresentable, Sendable, Hashable {
    /// The value on the wire.
    public let rawValue: String

    /// A capability of this value.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Sending messages.
    public static let sendMessage = Self(rawValue: "SEND_MESSAGE")
    /// Disconnecting other users.
    public static let disconnectUser = Self(rawValue: "DISCONNECT_USER")
    /// Deleting messages.
    public static let deleteMessage = Self(rawValue: "DELETE_MESSAGE")

    static let shape = Shape.string(StringShape(values: ["SEND_MESSAGE", "DISCONNECT_USER", "DELETE_MESSAGE"]))
}
