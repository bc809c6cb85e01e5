internal import IVSChat

extension HandlerAdmin {
    /// Looks at rooms and at the functions that review them.
    ///
    /// - Parameters:
    ///   - home: The region and the account that can be reached; what is nil may be any.
    ///   - readsLengths: Whether each room is read for its `maximumMessageLength`, five a second.
    ///   - progress: Told how many rooms of how many were read.
    /// - Throws: What listing the rooms throws. What cannot be learnt of a function is in its status.
    public func status(
        of selection: RoomSelection, home: (region: String?, account: String?) = (nil, nil), readsLengths: Bool = false,
        progress: (Int, Int) -> Void = { _, _ in }
    ) async throws -> HandlerStatus {
        let rooms = try await selection.rooms(from: chat, home: home, pace: pace, progress: progress)
        var functions: [String: FunctionStatus] = [:]
        let reviewed = Dictionary(
            grouping: rooms.filter { $0.handler?.isAttached == true }, by: { $0.handler?.uri ?? "" })
        for (uri, rooms) in reviewed {
            functions[uri] = await function(uri, rooms.map(\.arn))
        }
        var lengths: [RoomARN: Int] = [:]
        var gaps: [String] = []
        for (index, room) in rooms.enumerated() where readsLengths && room.problem == nil {
            progress(index, rooms.count)
            try await pace.wait(for: .read)
            do {
                lengths[room.arn] = try await chat.getRoom(GetRoomInput(identifier: room.arn.description)).room
                    .maximumMessageLength
            } catch let error as ServiceError {
                gaps.append("\(room.arn): its maximum length could not be read (\(error.summary))")
            }
        }
        return HandlerStatus(rooms: rooms, functions: functions, lengths: lengths, gaps: gaps)
    }

    private func function(_ uri: String, _ rooms: [RoomARN]) async -> FunctionStatus {
        guard let function = FunctionARN(uri) else { return FunctionStatus(uri: uri, .notFunction) }
        // IVS Chat invokes none of another account or region (Amazon IVS Chat User Guide, *Chat Message Review Handler*), and
        // these credentials see others under the same name.
        guard rooms.allSatisfy({ ($0.region, $0.account) == (function.region, function.account) }) else {
            return FunctionStatus(uri: uri, .elsewhere)
        }
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
