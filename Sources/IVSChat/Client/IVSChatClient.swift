/// The 17 operations of the control plane. `IVSChat` talks to the service; implement it to test without one.
public protocol IVSChatClient: Sendable {
    /// Makes a token with which one user can connect to one room.
    func createChatToken(_ input: CreateChatTokenInput) async throws -> CreateChatTokenOutput
    /// Makes a logging configuration: where the chat of rooms is recorded.
    func createLoggingConfiguration(
        _ input: CreateLoggingConfigurationInput
    ) async throws -> CreateLoggingConfigurationOutput
    /// Makes a room.
    func createRoom(_ input: CreateRoomInput) async throws -> CreateRoomOutput
    /// Deletes a logging configuration that no room uses.
    func deleteLoggingConfiguration(
        _ input: DeleteLoggingConfigurationInput
    ) async throws -> DeleteLoggingConfigurationOutput
    /// Tells all clients of a room to delete one message.
    func deleteMessage(_ input: DeleteMessageInput) async throws -> DeleteMessageOutput
    /// Deletes a room and disconnects everybody in it.
    func deleteRoom(_ input: DeleteRoomInput) async throws -> DeleteRoomOutput
    /// Ends all connections of one user to a room.
    func disconnectUser(_ input: DisconnectUserInput) async throws -> DisconnectUserOutput
    /// Reads a logging configuration.
    func getLoggingConfiguration(_ input: GetLoggingConfigurationInput) async throws -> GetLoggingConfigurationOutput
    /// Reads a room.
    func getRoom(_ input: GetRoomInput) async throws -> GetRoomOutput
    /// Reads one page of the logging configurations.
    func listLoggingConfigurations(
        _ input: ListLoggingConfigurationsInput
    ) async throws -> ListLoggingConfigurationsOutput
    /// Reads one page of the rooms, those updated last first.
    func listRooms(_ input: ListRoomsInput) async throws -> ListRoomsOutput
    /// Reads the tags of a resource.
    func listTagsForResource(_ input: ListTagsForResourceInput) async throws -> ListTagsForResourceOutput
    /// Sends an event to all clients of a room.
    func sendEvent(_ input: SendEventInput) async throws -> SendEventOutput
    /// Adds tags to a resource, or changes their values.
    func tagResource(_ input: TagResourceInput) async throws -> TagResourceOutput
    /// Removes tags from a resource.
    func untagResource(_ input: UntagResourceInput) async throws -> UntagResourceOutput
    /// Changes a logging configuration.
    func updateLoggingConfiguration(
        _ input: UpdateLoggingConfigurationInput
    ) async throws -> UpdateLoggingConfigurationOutput
    /// Changes a room.
    func updateRoom(_ input: UpdateRoomInput) async throws -> UpdateRoomOutput
}
