internal import IVSChat

extension HandlerAdmin {
    /// Looks at rooms and at the functions that review them.
    ///
    /// - Parameters:
    ///   - readsLengths: Whether each room is read for its `maximumMessageLength`, five a second.
    ///   - progress: Told how many rooms of how many were read.
    /// - Throws: What listing the rooms throws. What cannot be learnt of a function is in its status.
    public func status(
        of selection: RoomSelection, readsLengths: Bool = false, progress: (Int, Int) -> Void = { _, _ in }
    ) async throws -> HandlerStatus {
        let rooms = try await selection.rooms(from: chat, pace: pace)
        var functions: [String: FunctionStatus] = [:]
        let reviewed = Dictionary(
            grouping: rooms.filter { $0.handler?.isAttached == true }, by: { $0.handler?.uri ?? "" })
        for (uri, rooms) in reviewed {
            functions[uri] = await function(uri, rooms.map(\.arn))
        }
        var lengths: [RoomARN: Int] = [:]
        for (index, room) in rooms.enumerated() where readsLengths && room.problem == nil {
            progress(index, rooms.count)
            try await pace.wait(for: .read)
            // A room that was deleted meanwhile has no length.
            lengths[room.arn] = try await ServiceError.ifFound {
                try await chat.getRoom(GetRoomInput(identifier: room.arn.description)).room.maximumMessageLength
            }
        }
        return HandlerStatus(rooms: rooms, functions: functions, lengths: lengths)
    }

    private func function(_ uri: String, _ rooms: [RoomARN]) async -> FunctionStatus {
        guard let function = FunctionARN(uri) else { return FunctionStatus(uri: uri, .notFunction) }
        var status: FunctionStatus
        do {
            let found = try await lambda.function(function.name, qualifier: function.qualifier)
            guard let found else { return FunctionStatus(uri: uri, .missing) }
            status = FunctionStatus(uri: uri, .found(found))
        } catch {
            return FunctionStatus(uri: uri, .unknown("\(error)"))
        }
        // Who may look at a function need not be allowed to look at its policy.
        do {
            let policy = try await lambda.policy(function)
            status.forbiddenRooms = rooms.filter { !policy.allows($0, toInvoke: function) }
        } catch {
            status.gaps.append("its permission could not be looked at (\(error))")
        }
        do {
            status.reservedConcurrency = try await lambda.reservedConcurrency(function.name)
        } catch {
            status.gaps.append("its reserved concurrency could not be looked at (\(error))")
        }
        return status
    }
}
