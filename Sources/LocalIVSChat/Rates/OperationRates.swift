/// The calls per second that each operation allows (Amazon IVS Chat User Guide, *Service Quotas*, per account and region).
struct OperationRates: Sendable {
    private var buckets: [String: TokenBucket] = [:]

    /// How many calls of this operation a second allows.
    static func limit(of operation: String) -> Int {
        switch operation {
        case "CreateChatToken": 200
        case "DeleteMessage", "DisconnectUser", "SendEvent": 100
        case "TagResource", "UntagResource", "ListTagsForResource": 10
        case "CreateRoom", "GetRoom", "UpdateRoom", "DeleteRoom", "ListRooms": 5
        default: 3
        }
    }

    /// Counts one call.
    ///
    /// - Parameter time: nanoseconds of a clock that never goes back.
    mutating func count(_ operation: String, at time: UInt64) throws(OperationFailure) {
        let limit = Self.limit(of: operation)
        let isAllowed = buckets[operation, default: TokenBucket(perSecond: limit, at: time)].take(at: time)
        guard isAllowed else { throw .throttling(limit: limit) }
    }
}
