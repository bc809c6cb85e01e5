internal import IVSChat

extension ControlPlane {
    /// Does what an operation is for; nil stands for an answer without a body, 204.
    func perform(_ operation: ChatOperation, _ input: JSONObject) async throws(OperationFailure) -> JSONObject? {
        switch operation.name {
        case "CreateRoom": try await directory.createRoom(input)
        case "GetRoom": try await directory.room(input.identifier).json
        case "UpdateRoom": try await directory.updateRoom(input)
        case "DeleteRoom": try await deleteRoom(input)
        case "ListRooms": try await directory.listRooms(input)
        case "CreateChatToken": try await directory.createChatToken(input)
        case "SendEvent": try await sendEvent(input)
        case "DeleteMessage": try await deleteMessage(input)
        case "DisconnectUser": try await disconnectUser(input)
        case "CreateLoggingConfiguration":
            try await directory.createLoggingConfiguration(input, isLimited: isLimited)
        case "GetLoggingConfiguration": try await directory.loggingConfiguration(input.identifier).json
        case "UpdateLoggingConfiguration": try await directory.updateLoggingConfiguration(input)
        case "DeleteLoggingConfiguration": try await deleteLoggingConfiguration(input)
        case "ListLoggingConfigurations": try await directory.listLoggingConfigurations(input)
        case "ListTagsForResource": try await directory.listTags(resource(input))
        case "TagResource": try await tag(input)
        case "UntagResource": try await untag(input)
        default: throw .validation("Unknown operation", reason: "UNKNOWN_OPERATION")
        }
    }

    private func deleteRoom(_ input: JSONObject) async throws(OperationFailure) -> JSONObject? {
        try await directory.deleteRoom(input.identifier)
        return nil
    }

    private func deleteLoggingConfiguration(_ input: JSONObject) async throws(OperationFailure) -> JSONObject? {
        try await directory.deleteLoggingConfiguration(input.identifier)
        return nil
    }

    private func sendEvent(_ input: JSONObject) async throws(OperationFailure) -> JSONObject {
        let room = try await directory.room(input.identifier)
        let event = ServerFrame.Event(
            name: text("eventName", input) ?? "", attributes: input["attributes"]?.objectValue?.texts)
        return ["id": .string(await rooms.send(event, to: room.arn))]
    }

    private func deleteMessage(_ input: JSONObject) async throws(OperationFailure) -> JSONObject {
        let room = try await directory.room(input.identifier)
        let id = await rooms.deleteMessage(text("id", input) ?? "", reason: text("reason", input), in: room.arn)
        return ["id": .string(id)]
    }

    private func disconnectUser(_ input: JSONObject) async throws(OperationFailure) -> JSONObject {
        let room = try await directory.room(input.identifier)
        await rooms.disconnect(text("userId", input) ?? "", reason: text("reason", input), in: room.arn)
        return [:]
    }

    private func tag(_ input: JSONObject) async throws(OperationFailure) -> JSONObject {
        try await directory.tag(resource(input), input)
        return [:]
    }

    private func untag(_ input: JSONObject) async throws(OperationFailure) -> JSONObject {
        let keys = (input["tagKeys"]?.arrayValue ?? []).compactMap(\.stringValue)
        try await directory.untag(resource(input), keys: keys)
        return [:]
    }

    private func resource(_ input: JSONObject) -> String { text("resourceArn", input) ?? "" }

    private func text(_ name: String, _ input: JSONObject) -> String? { input[name]?.stringValue }
}
