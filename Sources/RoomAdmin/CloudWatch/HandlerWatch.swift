public import AWSClient

/// What CloudWatch counts of one handler.
public struct HandlerWatch: Sendable {
    /// What was counted in one period.
    public struct Counts: Sendable {
        /// The end of the period.
        public let end: Timestamp
        /// The metrics by name, in a fixed order; nil where there are no data.
        public let sums: [(name: String, sum: Double?)]

        /// Whether a review fell back.
        public var hasErrors: Bool { sums.prefix(2).contains { ($0.sum ?? 0) > 0 } }
    }

    private let client: CloudWatchClient
    private let metrics: [CloudWatchClient.Metric]

    /// Watches a function under the ARN that rooms have.
    public init(_ client: CloudWatchClient, _ function: FunctionARN) {
        self.client = client
        // "Uri" is the dimension of IVS Chat's metrics; the handler's own have the function's name.
        metrics =
            ["InvocationErrors", "ResponseValidationErrors"].map {
                CloudWatchClient.Metric("AWS/IVSChat", $0, "Uri", function.description)
            }
            + ["Reviews", "Denied", "Rewritten"].map {
                CloudWatchClient.Metric("IVSChatReview", $0, "FunctionName", function.name)
            }
    }

    /// How long after a minute its numbers are taken for complete, in ms: CloudWatch shows them when the minute is over, and
    /// some a minute later.
    public static let delay: Int64 = 120_000

    /// The end of the last whole minute whose numbers are complete.
    public static func lastEnd(at now: Timestamp) -> Timestamp {
        let end = now.millisecondsSince1970 - delay
        return Timestamp(millisecondsSince1970: end - end % 60_000)
    }

    /// The counts of the minutes before `end`.
    ///
    /// - Throws: `ServiceError`, `AWSClientError`.
    public func counts(until end: Timestamp, minutes: Int) async throws -> Counts {
        let start = Timestamp(millisecondsSince1970: end.millisecondsSince1970 - Int64(minutes) * 60_000)
        let sums = try await client.sums(of: metrics, from: start, to: end)
        return Counts(end: end, sums: zip(metrics, sums).map { ($0.name, $1) })
    }
}
