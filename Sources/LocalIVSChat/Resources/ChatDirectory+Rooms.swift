internal import IVSChat

extension ChatDirectory {
    /// CreateRoom. Functions and logging configurations need not exist, only their ARNs be well-formed.
    func createRoom(_ input: JSONObject) throws(OperationFailure) -> JSONObject {
        try requireUserTags(input["tags"]?.objectValue?.texts ?? [:])
        let now = clock.now()
        let id = random.identifier(12)
        var room = RoomRecord(
            arn: identity.arn(.room, id: id), id: id, createTime: now, updateTime: now, revision: nextRevision())
        room.apply(input)
        try save(room)
        return room.json
    }

    /// UpdateRoom.
    func updateRoom(_ input: JSONObject) throws(OperationFailure) -> JSONObject {
        var room = try room(input.identifier)
        room.apply(input)
        room.updateTime = clock.now()
        room.revision = nextRevision()
        try save(room)
        return room.json
    }

    /// DeleteRoom. Nothing says that connections end with their room; that requests are then answered with 404 is
    /// documented (Amazon IVS Chat Messaging API Reference, *Error Messages*).
    func deleteRoom(_ arn: String) throws(OperationFailure) {
        _ = try room(arn)
        try remove(arn)
        tokens.removeAll(of: arn)
    }

    /// ListRooms.
    func listRooms(_ input: JSONObject) throws(OperationFailure) -> JSONObject {
        let name = input.filter("name")
        let handler = input.filter("messageReviewHandlerUri")
        let logging = input.filter("loggingConfigurationIdentifier")
        let found = rooms.values.filter { room in
            (name == nil || room.name == name)
                && (handler == nil || room.messageReviewHandler?.uri == handler)
                && (logging.map(room.loggingConfigurationIdentifiers.contains) ?? true)
        }
        let filters = [name, handler, logging].map { $0 ?? "" }.joined(separator: " ")
        let page = try Page(found.map(ListEntry.init), input, list: "ListRooms " + filters)
        return page.json("rooms")
    }

    /// Keys that begin with `aws:` are reserved (AWS General Reference, *Tag naming limits and requirements*).
    func requireUserTags(_ tags: [String: String]) throws(OperationFailure) {
        guard !tags.keys.contains(where: { $0.lowercased().hasPrefix("aws:") }) else {
            throw .field("tags", "keys must not begin with aws:")
        }
    }
}

extension JSONObject {
    /// The ARN that an input names its resource by.
    var identifier: String { (self["identifier"] ?? self["roomIdentifier"])?.stringValue ?? "" }

    /// A filter of a list; empty text filters nothing.
    fileprivate func filter(_ name: String) -> String? {
        guard let text = self[name]?.stringValue, !text.isEmpty else { return nil }
        return text
    }
}
