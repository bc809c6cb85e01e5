/// A chat message as the rules see it: content, attributes, sender and room, as UTF-8 in one buffer that is reused from
/// message to message.
public struct Message: Sendable {
    /// A name and its value; both are ranges of `Message.utf8`.
    public struct Attribute: Sendable, Equatable {
        /// The attribute's name: UTF-8 bytes of `Message.utf8`.
        public var name: Range<Int>
        /// The attribute's value: UTF-8 bytes of `Message.utf8`.
        public var value: Range<Int>

        /// An attribute whose name and value stand in `Message.utf8` at these ranges.
        public init(name: Range<Int>, value: Range<Int>) {
            self.name = name
            self.value = value
        }
    }

    /// Every text of the message, one after another: valid UTF-8.
    public var utf8: [UInt8] = []
    /// What the viewer typed.
    public var content = 0..<0
    /// The id that IVS Chat gave the message; empty if there is none.
    public var id = 0..<0
    /// The ARN of the room; empty if there is none.
    public var room = 0..<0
    /// The user id of the sender's chat token; empty if there is none.
    public var senderID = 0..<0
    /// The attributes sent with the message, each name once, in the order in which they came.
    public var attributes: [Attribute] = []
    /// The attributes of the sender's chat token, each name once.
    public var senderAttributes: [Attribute] = []

    /// A message without any text.
    public init() {}

    /// A message that holds `content` alone.
    public init(content: String) {
        self.content = append(content.utf8)
    }

    /// Empties the message and keeps its storage, so that the next one costs no allocation.
    public mutating func removeAll() {
        utf8.removeAll(keepingCapacity: true)
        content = 0..<0
        id = 0..<0
        room = 0..<0
        senderID = 0..<0
        attributes.removeAll(keepingCapacity: true)
        senderAttributes.removeAll(keepingCapacity: true)
    }

    /// Adds valid UTF-8 to the buffer and gives the range where it now stands.
    public mutating func append(_ text: some Sequence<UInt8>) -> Range<Int> {
        let start = utf8.count
        utf8.append(contentsOf: text)
        return start..<utf8.count
    }

    /// The text that stands at `range`.
    public func string(_ range: Range<Int>) -> String {
        String(decoding: utf8[range], as: UTF8.self)
    }
}
