public import IVSChat

/// What is to be done to each room, worked out before anything is done.
public struct HandlerPlan: Sendable, Hashable {
    /// What is to be done to one room.
    public enum Action: Sendable, Hashable {
        /// Its handler becomes this one.
        case change(MessageReviewHandler)
        /// Its handler is as it should be.
        case keep
        /// Another function reviews it, and nobody said that it may be replaced.
        case conflict(uri: String)
        /// It cannot be changed from here, and why.
        case unreachable(String)
    }

    /// One room.
    public struct Room: Sendable, Hashable {
        /// Its ARN.
        public let arn: RoomARN
        /// Its name.
        public let name: String?
        /// Its handler as it is.
        public let handler: MessageReviewHandler?
        /// What is to be done.
        public let action: Action
    }

    /// What the rooms' handlers are to become.
    public let goal: HandlerGoal
    /// The rooms, in the order in which they were found.
    public let rooms: [Room]

    /// Works out what a goal means for these rooms. Nothing is asked or sent.
    ///
    /// - Parameter replaces: Whether another function may lose its place. One version or alias of a function may always
    ///   take the place of another, and the functions of `replaceable` may be replaced too.
    public init(_ goal: HandlerGoal, _ rooms: [SelectedRoom], replaces: Bool = false, replaceable: Set<String> = []) {
        self.goal = goal
        self.rooms = rooms.map { room in
            let action = Self.action(goal, room, replaces: replaces, replaceable)
            return Room(arn: room.arn, name: room.name, handler: room.handler, action: action)
        }
    }

    private static func action(
        _ goal: HandlerGoal, _ room: SelectedRoom, replaces: Bool, _ replaceable: Set<String>
    ) -> Action {
        if let problem = room.problem { return .unreachable(problem) }
        guard case .attach(let function, _) = goal else {
            return goal.change(of: room.handler).map(Action.change) ?? .keep
        }
        guard (room.arn.region, room.arn.account) == (function.region, function.account) else {
            return .unreachable(
                "is in \(room.arn.region) of \(room.arn.account), the function in \(function.region) of \(function.account)"
            )
        }
        guard let change = goal.change(of: room.handler) else { return .keep }
        if let uri = room.handler?.uri, !uri.isEmpty, !replaces, !replaceable.contains(uri),
            FunctionARN(uri)?.unqualified != function.unqualified
        {
            return .conflict(uri: uri)
        }
        return .change(change)
    }

    /// How many rooms are to be changed.
    public var changeCount: Int { rooms.count { if case .change = $0.action { true } else { false } } }

    /// How many rooms cannot be as the goal has it.
    public var obstacleCount: Int {
        rooms.count {
            switch $0.action {
            case .conflict, .unreachable: true
            case .change, .keep: false
            }
        }
    }

    /// The rooms that the goal's function reviews, or will.
    var reviewedRooms: [RoomARN] {
        guard case .attach = goal else { return [] }
        return rooms.compactMap { room in
            switch room.action {
            case .change, .keep: room.arn
            case .conflict, .unreachable: nil
            }
        }
    }
}
