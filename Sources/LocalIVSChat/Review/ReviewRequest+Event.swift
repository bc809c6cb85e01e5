internal import ReviewEvents

extension ReviewRequest {
    /// The event that the handler gets (Amazon IVS Chat User Guide, *Chat Message Review Handler*).
    var event: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("Content", message.content)
        writer.member("MessageId", message.id)
        writer.member("RoomArn", room)
        writer.members("Attributes", message.attributes)
        writer.name("Sender")
        writer.beginObject()
        writer.members("Attributes", message.sender.attributes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        writer.member("UserId", message.sender.userID)
        writer.member("Ip", address)
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }
}
