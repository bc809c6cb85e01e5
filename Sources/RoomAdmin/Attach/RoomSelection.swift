public import IVSChat

/// Which rooms are meant: those that any of its parts names.
public struct RoomSelection: Sendable, Hashable {
    /// A tag to look for.
    public struct Tag: Sendable, Hashable, CustomStringConvertible {
        /// Its key.
        public let key: String
        /// Its value; nil for any.
        public let value: String?

        /// A tag of this key and value.
        public init(_ key: String, _ value: String? = nil) {
            self.key = key
            self.value = value
        }

        /// `KEY=VALUE`, or `KEY`.
        public var description: String { key + (value.map { "=" + $0 } ?? "") }

        func isOn(_ room: SelectedRoom) -> Bool {
            room.tags[key].map { value == nil || $0 == value } ?? false
        }
    }

    /// Rooms by ARN.
    public var arns: [RoomARN]
    /// Rooms by name, which is not unique.
    public var names: [String]
    /// Rooms with any of these tags.
    public var tags: [Tag]
    /// Rooms with any of these handlers.
    public var handlers: [String]
    /// All rooms of the account and region.
    public var includesAll: Bool

    /// A selection of these parts.
    public init(
        arns: [RoomARN] = [], names: [String] = [], tags: [Tag] = [], handlers: [String] = [],
        includesAll: Bool = false
    ) {
        self.arns = arns
        self.names = names
        self.tags = tags
        self.handlers = handlers
        self.includesAll = includesAll
    }

    /// Whether it names no room at all.
    public var isEmpty: Bool { arns.isEmpty && names.isEmpty && tags.isEmpty && handlers.isEmpty && !includesAll }

    /// Refuses names and tags that none of the rooms found has: most likely they are misspelt. A handler that no room has
    /// is no mistake, since a change from it may have been made already.
    ///
    /// - Throws: `AdminError`.
    public func requireMatches(_ rooms: [SelectedRoom]) throws(AdminError) {
        for name in names where !rooms.contains(where: { $0.name == name }) {
            throw AdminError("there is no room of the name \(name)")
        }
        for tag in tags where !rooms.contains(where: tag.isOn) {
            throw AdminError("there is no room with the tag \(tag)")
        }
    }

    /// Finds the rooms, each once. Those of an ARN that is in another region or account are not asked for.
    ///
    /// - Parameters:
    ///   - home: The region and the account that can be reached; what is nil may be any.
    ///   - progress: Told how many of the rooms given by ARN were read, of how many.
    /// - Throws: What ListRooms throws, and GetRoom about the credentials; a room that is not there, or that may not be
    ///   read, is no error but has a `problem`.
    public func rooms(
        from client: some IVSChatClient, home: (region: String?, account: String?) = (nil, nil), pace: Pace,
        progress: (Int, Int) -> Void = { _, _ in }
    ) async throws -> [SelectedRoom] {
        var found: [SelectedRoom] = []
        if includesAll || !tags.isEmpty {
            let all = try await list(ListRoomsInput(), client, pace)
            found += includesAll ? all : all.filter { room in tags.contains { $0.isOn(room) } }
        }
        // The service filters too, but takes an empty text for no filter.
        for name in names {
            found += try await list(ListRoomsInput(name: name), client, pace).filter { $0.name == name }
        }
        for handler in handlers {
            found += try await list(ListRoomsInput(messageReviewHandlerUri: handler), client, pace)
                .filter { $0.handler?.isAttached == true && $0.handler?.uri == handler }
        }
        var known = Set<RoomARN>()
        found = found.filter { known.insert($0.arn).inserted }
        for (index, arn) in arns.enumerated() where known.insert(arn).inserted {
            progress(index, arns.count)
            found.append(try await room(arn, client, home, pace))
        }
        return found
    }

    private func list(_ input: ListRoomsInput, _ client: some IVSChatClient, _ pace: Pace) async throws
        -> [SelectedRoom]
    {
        var rooms: [SelectedRoom] = []
        try await pace.wait(for: .list)
        for try await page in client.roomPages(input) {
            rooms += page.rooms.compactMap(SelectedRoom.init)
            if page.nextToken?.isEmpty == false { try await pace.wait(for: .list) }
        }
        return rooms
    }

    private func room(
        _ arn: RoomARN, _ client: some IVSChatClient, _ home: (region: String?, account: String?), _ pace: Pace
    ) async throws -> SelectedRoom {
        if let region = home.region, arn.region != region {
            return SelectedRoom(arn, problem: "is in \(arn.region), not in \(region)")
        }
        if let account = home.account, arn.account != account {
            return SelectedRoom(arn, problem: "is of the account \(arn.account), not of \(account)")
        }
        do {
            try await pace.wait(for: .read)
            let room = try await client.getRoom(GetRoomInput(identifier: arn.description)).room
            return SelectedRoom(arn, name: room.name, handler: room.messageReviewHandler, tags: room.tags ?? [:])
        } catch let error as ServiceError where error.isNotFound {
            return SelectedRoom(arn, problem: "does not exist")
        } catch let error as ServiceError where ["AccessDeniedException", "ValidationException"].contains(error.code) {
            return SelectedRoom(arn, problem: "cannot be read: \(error.summary)")
        }
    }
}
