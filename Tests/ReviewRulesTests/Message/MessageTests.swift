import ReviewRules
import Testing

@Suite("A message")
struct MessageTests {
    @Test("holds its content alone, or nothing")
    func content() {
        let message = Message(content: "日本")
        #expect(message.string(message.content) == "日本")
        #expect(message.room.isEmpty && message.senderID.isEmpty && message.id.isEmpty)
        #expect(Message().content.isEmpty)
    }

    @Test("is empty again after removeAll")
    func removeAll() {
        var event = message("cat", room: "r", sender: "s", senderAttributes: [("a", "b")], attributes: [("c", "d")])
        event.removeAll()
        #expect(event.utf8.isEmpty && event.attributes.isEmpty && event.senderAttributes.isEmpty)
        #expect(event.content.isEmpty && event.room.isEmpty && event.senderID.isEmpty && event.id.isEmpty)
    }
}
