internal import IVSChat

/// How rooms and their handlers stand.
public struct HandlerStatus: Sendable, Hashable {
    /// The rooms.
    public let rooms: [SelectedRoom]
    /// The functions, by the ARN that rooms have.
    public let functions: [String: FunctionStatus]
    /// The longest message of each room, where it was asked for.
    public let lengths: [RoomARN: Int]
    /// What could not be read of rooms, in sentences.
    let gaps: [String]

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
            $0.handler.map { $0.isAttached && $0.effectiveFallback != .deny } ?? false
        }
        if allowing > 0 {
            warnings.append("\(Count.rooms(allowing)) with fallback ALLOW: when the handler fails, everything passes")
        }
        for (uri, function) in functions.sorted(by: { $0.key < $1.key }) {
            warnings += function.warnings(roomCount: present.count { $0.handler?.uri == uri })
        }
        warnings += gaps
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

package enum Count {
    /// So many rooms, in words.
    package static func rooms(_ count: Int) -> String { count == 1 ? "1 room" : "\(count) rooms" }
}
