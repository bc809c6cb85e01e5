public import IVSChat

/// A room as it was found when rooms were selected.
public struct SelectedRoom: Sendable, Hashable {
    /// Its ARN.
    public let arn: RoomARN
    /// Its name.
    public let name: String?
    /// Its handler.
    public let handler: MessageReviewHandler?
    /// Its tags.
    public let tags: [String: String]
    /// Why nothing can be done to it: it is gone or elsewhere. Nil for most rooms.
    public let problem: String?

    /// A room.
    public init(
        _ arn: RoomARN, name: String? = nil, handler: MessageReviewHandler? = nil, tags: [String: String] = [:],
        problem: String? = nil
    ) {
        self.arn = arn
        self.name = name
        self.handler = handler
        self.tags = tags
        self.problem = problem
    }

    init?(_ summary: RoomSummary) {
        guard let arn = summary.arn.flatMap(RoomARN.init) else { return nil }
        self.init(arn, name: summary.name, handler: summary.messageReviewHandler, tags: summary.tags ?? [:])
    }
}
