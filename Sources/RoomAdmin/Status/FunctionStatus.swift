/// How a function that reviews rooms stands.
public struct FunctionStatus: Sendable, Hashable {
    /// What Lambda says of it.
    public enum Finding: Sendable, Hashable {
        /// It is there, and is so.
        case found(FunctionConfiguration)
        /// There is none.
        case missing
        /// What the rooms have is no function's ARN.
        case notFunction
        /// It is in another account or region than its rooms.
        case elsewhere
        /// It could not be looked at, and why.
        case unknown(String)
    }

    /// Its ARN as the rooms have it.
    public let uri: String
    /// What Lambda says of it.
    public let finding: Finding
    /// Its reserved concurrency; nil if nothing is reserved.
    public internal(set) var reservedConcurrency: Int?
    /// The rooms of it that IVS Chat may not invoke it for; nil if its policy could not be looked at.
    public internal(set) var forbiddenRooms: [RoomARN]?
    /// What else could not be looked at, in sentences.
    var gaps: [String] = []

    init(uri: String, _ finding: Finding) {
        self.uri = uri
        self.finding = finding
    }

    /// What is wrong with it for so many rooms, in sentences.
    public func warnings(roomCount: Int) -> [String] {
        switch finding {
        case .found(let configuration): (flaws(of: configuration, roomCount) + gaps).map { "\(uri): \($0)" }
        case .missing: ["\(uri): does not exist; every review falls back"]
        case .notFunction: ["\(uri): is no function's ARN; every review falls back"]
        case .elsewhere: ["\(uri): is in another account or region than its rooms; every review falls back"]
        case .unknown(let reason): ["\(uri): could not be looked at (\(reason))"]
        }
    }

    private func flaws(of configuration: FunctionConfiguration, _ roomCount: Int) -> [String] {
        var warnings: [String] = []
        if configuration.state == "Inactive" {
            warnings.append("is Inactive: the next review wakes it, and falls back")
        } else if !configuration.isReady {
            warnings.append("is \(configuration.state ?? "Failed"): every review falls back")
        }
        if configuration.lastUpdateStatus == "Failed" {
            let reason = configuration.lastUpdateReason.map { " (\($0))" } ?? ""
            warnings.append("its last update failed\(reason): it runs as it was before")
        }
        if let forbiddenRooms, !forbiddenRooms.isEmpty {
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
        return warnings
    }

    /// 100 messages a second of one room, and 1,000 of all, at 200 ms each: the most that can be under review at a time.
    private static let roomConcurrency = 20
    private static let accountConcurrency = 200
    /// Lambda gives 1,769 MB one processor: 256 MB are a seventh of it.
    private static let leastMemory = 256
}
