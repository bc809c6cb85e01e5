/// The answer to an operation that lists something page by page.
public protocol PagedOutput: Sendable {
    /// What is listed.
    associatedtype Item: Sendable
    /// The items of this page.
    var items: [Item] { get }
    /// Where the next page begins; nil or empty on the last one.
    var nextToken: String? { get }
}

extension ListRoomsOutput: PagedOutput {
    /// The rooms of this page.
    public var items: [RoomSummary] { rooms }
}

extension ListLoggingConfigurationsOutput: PagedOutput {
    /// The logging configurations of this page.
    public var items: [LoggingConfiguration] { loggingConfigurations }
}
