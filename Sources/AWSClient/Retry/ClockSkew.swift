internal import Synchronization

/// By how much the services' clock is ahead of this machine's, as their answers tell.
final class ClockSkew: Sendable {
    /// Services take signatures up to 5 min old.
    private static let toleranceSeconds: Int64 = 300
    /// A correction below this would not have changed the answer.
    private static let changeSeconds: Int64 = 60

    private let offset = Mutex<Int64>(0)

    /// The moment to sign with, for the system's moment.
    func corrected(_ now: Timestamp) -> Timestamp {
        now.adding(seconds: offset.withLock { $0 })
    }

    /// Whether an error is one of the clock and a new signature, with the correction now known, may succeed.
    func learn(code: String?, date: String?, now: Timestamp) -> Bool {
        guard let code, Self.codes.contains(code), let server = date.flatMap({ Timestamp(httpDate: $0) }) else {
            return false
        }
        let difference = server.seconds(since: now)
        return offset.withLock { offset in
            // A correction made before counts as well: this machine's clock may have been set since.
            guard max(abs(difference), abs(offset)) >= Self.toleranceSeconds,
                abs(difference - offset) >= Self.changeSeconds
            else { return false }
            offset = difference
            return true
        }
    }

    /// Three that mean the clock, and three that may (aws-sdk-swift).
    private static let codes: Set<String> = [
        "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture",
        "InvalidSignatureException", "AuthFailure", "SignatureDoesNotMatch",
    ]
}
