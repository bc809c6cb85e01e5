import Glibc
import LambdaRuntime
import ReviewRules

/// What is told of reviews beside their answers: metrics, audit records, or both. It takes its times while an event is
/// reviewed, and does all else after the answer is posted.
struct Observation {
    private var metrics: ReviewMetrics?
    private let audit: ReviewAudit?
    private var begun: UInt64 = 0
    private var microseconds = 0
    /// Why the event could not be read; nil when it was reviewed.
    private var invalidEvent: String?

    /// Nil when the operator asks for nothing, so that a review costs nothing more.
    init?(_ options: HandlerOptions) {
        guard options.writesAudit || options.metricsFunction != nil else { return nil }
        metrics = options.metricsFunction.map { ReviewMetrics(function: $0) }
        audit = options.writesAudit ? ReviewAudit(logsContent: options.logsContent) : nil
    }

    /// Notes that an event is in hand.
    mutating func begin() {
        invalidEvent = nil
        begun = Self.nanoseconds(CLOCK_MONOTONIC)
    }

    /// Notes that the response is made.
    mutating func end(invalidEvent error: String? = nil) {
        microseconds = Int((Self.nanoseconds(CLOCK_MONOTONIC) - begun) / 1_000)
        invalidEvent = error
    }

    /// Tells of the review that was noted.
    mutating func tell(_ verdict: Verdict, of message: Message, by rules: CompiledRuleSet, requestID: String) {
        if let invalidEvent {
            metrics?.countInvalidEvent(microseconds: microseconds)
            audit?.recordInvalidEvent(invalidEvent, requestID: requestID, microseconds: microseconds)
        } else {
            metrics?.count(verdict, of: rules, microseconds: microseconds)
            audit?.record(verdict, of: message, by: rules, requestID: requestID, microseconds: microseconds)
        }
        metrics?.writeIfDue(at: Self.milliseconds)
    }

    /// Tells what has not been told yet.
    mutating func close() {
        metrics?.writeAll(at: Self.milliseconds)
    }

    private static var milliseconds: Int64 { Int64(nanoseconds(CLOCK_REALTIME) / 1_000_000) }

    private static func nanoseconds(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
