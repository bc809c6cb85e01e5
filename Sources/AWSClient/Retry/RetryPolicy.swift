internal import CurlTransport

/// What deserves another try and when: the standard mode of November 2026 (AWS developer blog, "Updated default retry
/// behavior for AWS SDKs and tools").
struct RetryPolicy: Sendable {
    /// Why an attempt is worth another.
    enum Reason: Sendable, Equatable {
        case transient
        case throttling

        /// What it takes from the bucket.
        var cost: Int { self == .throttling ? 5 : 14 }

        fileprivate var baseMilliseconds: Double { self == .throttling ? 1_000 : 50 }
    }

    private static let maximumMilliseconds = 20_000.0
    /// How much longer than its own delay the client waits at a service's wish.
    private static let hintMilliseconds = 5_000.0

    let random: @Sendable () -> Double
    let transientCodes: Set<String>

    /// The reason to send a request again after an answer; nil for none.
    ///
    /// A 429 counts as throttling whatever its code, as in AWS's SDK for JavaScript: RFC 6585 §4 gives it no other meaning.
    func reason(status: Int, code: String?) -> Reason? {
        guard status >= 300 else { return nil }
        if status == 429 || code.map(Self.throttlingCodes.contains) == true { return .throttling }
        if [500, 502, 503, 504].contains(status) { return .transient }
        return code.map { Self.transientCodes.contains($0) || transientCodes.contains($0) } == true ? .transient : nil
    }

    /// The reason to send a request again after a failure of the network. A certificate that is not trusted, an answer that
    /// is too large and a request that could not be prepared would fail again.
    func reason(_ error: TransportError, retriesLostAnswers: Bool) -> Reason? {
        switch error.phase {
        case .preparation: return nil
        case .request, .response: guard retriesLostAnswers else { return nil }
        case .connection: break
        }
        switch error.code {
        case .peerNotTrusted, .badCABundle, .answerTooLarge, .controlCharacter: return nil
        default: return .transient
        }
    }

    /// How long to wait after the attempt with this number, from 1. `hint` is the value of `x-amz-retry-after`, in ms; a
    /// negative one, or no number, does not count.
    func delay(_ reason: Reason, afterAttempt attempt: Int, hint: String?) -> Duration {
        var doubled = reason.baseMilliseconds
        for _ in 1..<max(attempt, 1) where doubled < Self.maximumMilliseconds { doubled *= 2 }
        let own = random() * min(doubled, Self.maximumMilliseconds)
        guard let hint = hint.flatMap({ Int64($0) }), hint >= 0 else { return .milliseconds(own) }
        return .milliseconds(max(own, min(Double(hint), own + Self.hintMilliseconds)))
    }

    private static let throttlingCodes: Set<String> = [
        "BandwidthLimitExceeded", "EC2ThrottledException", "LimitExceededException", "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException", "RequestLimitExceeded", "RequestThrottled",
        "RequestThrottledException", "SlowDown", "ThrottledException", "Throttling", "ThrottlingException",
        "TooManyRequestsException", "TransactionInProgressException",
    ]

    private static let transientCodes: Set<String> = ["RequestTimeout", "RequestTimeoutException"]
}
