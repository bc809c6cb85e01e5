internal import IVSChat

extension HandlerAdmin {
    /// Looks at rooms and at the functions that review them.
    ///
    /// - Parameter readsLengths: Whether each room is read for its `maximumMessageLength`, five a second.
    /// - Throws: What listing the rooms throws. A function that cannot be looked at has a `problem`.
    public func status(of selection: RoomSelection, readsLengths: Bool = false) async throws -> HandlerStatus {
        let rooms = try await selection.rooms(from: chat, pace: pace)
        var functions: [String: FunctionStatus] = [:]
        let reviewed = Dictionary(
            grouping: rooms.filter { $0.handler?.isAttached == true }, by: { $0.handler?.uri ?? "" })
        for (uri, rooms) in reviewed {
            functions[uri] = await function(uri, rooms.map(\.arn))
        }
        var lengths: [RoomARN: Int] = [:]
        for room in rooms where readsLengths && room.problem == nil {
            try await pace.wait(for: .read)
            lengths[room.arn] = try await chat.getRoom(GetRoomInput(identifier: room.arn.description)).room
                .maximumMessageLength
        }
        return HandlerStatus(rooms: rooms, functions: functions, lengths: lengths)
    }

    private func function(_ uri: String, _ rooms: [RoomARN]) async -> FunctionStatus {
        func unknown(_ problem: String) -> FunctionStatus {
            FunctionStatus(
                uri: uri, configuration: nil, problem: problem, reservedConcurrency: nil, forbiddenRooms: [])
        }
        guard let function = FunctionARN(uri) else { return unknown("is no function's ARN") }
        do {
            guard let configuration = try await lambda.function(function.name, qualifier: function.qualifier) else {
                return unknown("does not exist")
            }
            let policy = try await lambda.policy(function)
            return FunctionStatus(
                uri: uri, configuration: configuration, problem: nil,
                reservedConcurrency: try await lambda.reservedConcurrency(function.name),
                forbiddenRooms: rooms.filter { !policy.allows($0, toInvoke: function) })
        } catch {
            return unknown("could not be looked at (\(error))")
        }
    }
}
