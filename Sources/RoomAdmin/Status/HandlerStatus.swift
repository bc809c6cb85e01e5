internal import IVSChat

/// How a function that reviews rooms stands.
public struct FunctionStatus: Sendable, Hashable {
    /// Its ARN as the rooms have it.
    public let uri: String
    /// The function; nil if it does not exist, or cannot be looked at.
    public let configuration: FunctionConfiguration?
    /// Why it could not be looked at.
    public let problem: String?
    /// Its reserved concurrency; nil if nothing is reserved.
    public let reservedConcurrency: Int?
    /// The rooms of it that IVS Chat may not invoke it for.
    public let forbiddenRooms: [RoomARN]

    /// What is wrong with it for so many rooms, in sentences.
    public func warnings(roomCount: Int) -> [String] {
        guard let configuration else { return ["\(uri): \(problem ?? "does not exist"); every review falls back"] }
        var warnings: [String] = []
        if !configuration.isReady {
            warnings.append("is \(configuration.state ?? "Failed"): every review falls back")
        }
        if !forbiddenRooms.isEmpty {
            warnings.append("IVS Chat may not invoke it for \(Count.rooms(forbiddenRooms.count)): attach with --grant")
        }
        if let reservedConcurrency {
            let needed = min(Self.roomConcurrency * roomCount, Self.accountConcurrency)
            if reservedConcurrency == 0 {
                warnings.append("has a reserved concurrency of 0: every review is throttled and falls back")
            } else if reservedConcurrency < needed {
                warnings.append(
                    """
                    has a reserved concurrency of \(reservedConcurrency); \(Count.rooms(roomCount)) may need \(needed), and \
                    a throttled review falls back
                    """)
            }
        }
        if configuration.timeout > 1 {
            warnings.append("has a time-out of \(configuration.timeout) s; IVS Chat waits 200 ms, so 1 s is enough")
        }
        if configuration.memory < Self.leastMemory {
            warnings.append(
                "has \(configuration.memory) MB: so small a share of a processor can miss the 200 ms at a cold start")
        }
        return warnings.map { "\(uri): \($0)" }
    }

    /// 100 messages a second of one room, and 1,000 of all, at 200 ms each: the most that can be under review at a time.
    private static let roomConcurrency = 20
    private static let accountConcurrency = 200
    /// Lambda gives 1,769 MB one processor: below 256 MB it is a seventh.
    private static let leastMemory = 256
}

/// How rooms and their handlers stand.
public struct HandlerStatus: Sendable, Hashable {
    /// The rooms.
    public let rooms: [SelectedRoom]
    /// The functions, by the ARN that rooms have.
    public let functions: [String: FunctionStatus]
    /// The longest message of each room, where it was asked for.
    public let lengths: [RoomARN: Int]

    /// What is wrong, in sentences.
    ///
    /// - Parameter maximumLength: The `max_length` that the rules have for a room; nil if it is not to be compared.
    public func warnings(maximumLength: ((RoomARN) -> Int)? = nil) -> [String] {
        var warnings: [String] = []
        for room in rooms {
            if let problem = room.problem { warnings.append("\(room.arn): \(problem)") }
        }
        let present = rooms.filter { $0.problem == nil }
        let unreviewed = present.count { $0.handler?.isAttached != true }
        if unreviewed > 0 { warnings.append("\(Count.rooms(unreviewed)) without a handler: nothing is reviewed there") }
        let allowing = present.count {
            $0.handler?.isAttached == true && ($0.handler?.fallbackResult ?? .allow) != .deny
        }
        if allowing > 0 {
            warnings.append("\(Count.rooms(allowing)) with fallback ALLOW: when the handler fails, everything passes")
        }
        for (uri, function) in functions.sorted(by: { $0.key < $1.key }) {
            warnings += function.warnings(roomCount: present.count { $0.handler?.uri == uri })
        }
        guard let maximumLength else { return warnings }
        for room in present where room.handler?.isAttached == true {
            guard let length = lengths[room.arn], length < maximumLength(room.arn) else { continue }
            warnings.append(
                """
                \(room.arn): takes messages of \(length), the rules rewrite up to \(maximumLength(room.arn)): a longer \
                rewrite is invalid and falls back
                """)
        }
        return warnings
    }
}

enum Count {
    static func rooms(_ count: Int) -> String { count == 1 ? "1 room" : "\(count) rooms" }
}
