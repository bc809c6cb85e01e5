internal import Synchronization

/// The bucket of one client: when much fails, it keeps retries from making it worse.
final class RetryTokens: Sendable {
    static let capacity = 500

    private let tokens = Mutex(RetryTokens.capacity)

    /// False, with nothing taken, when there are too few.
    func take(_ cost: Int) -> Bool {
        tokens.withLock { tokens in
            guard tokens >= cost else { return false }
            tokens -= cost
            return true
        }
    }

    /// A call that succeeded gives back what its last retry took, or 1 if it had none.
    func giveBack(lastCost: Int?) {
        tokens.withLock { $0 = min($0 + (lastCost ?? 1), Self.capacity) }
    }

    var count: Int { tokens.withLock { $0 } }
}
