/// Credentials kept until shortly before they end. All callers that need new ones wait for one and the same load.
actor CredentialsCache {
    /// As in botocore a refresh is tried from 15 min before the end.
    private static let advisorySeconds: Int64 = 15 * 60
    /// A failed refresh of credentials that still count is not tried again at once.
    private static let pauseSeconds: Int64 = 60

    private let load: @Sendable () async throws -> Credentials
    private let clock: @Sendable () -> Timestamp
    private let log: @Sendable (String) -> Void
    private var kept: Credentials?
    private var nextTry = Timestamp(millisecondsSince1970: 0)
    private var loading: Task<Credentials, any Error>?

    init(
        clock: @escaping @Sendable () -> Timestamp, log: @escaping @Sendable (String) -> Void,
        load: @escaping @Sendable () async throws -> Credentials
    ) {
        self.load = load
        self.clock = clock
        self.log = log
    }

    /// Credentials that count now.
    ///
    /// - Throws: What the load throws, unless the credentials before still count.
    func credentials() async throws -> Credentials {
        if let kept, !isDue(kept) { return kept }
        do {
            return try await loadOnce()
        } catch {
            guard let kept, let expiration = kept.expiration, expiration > clock() else { throw error }
            nextTry = clock().adding(seconds: Self.pauseSeconds)
            log("the refresh failed, the credentials before still count: \(error)")
            return kept
        }
    }

    private func isDue(_ credentials: Credentials) -> Bool {
        guard let expiration = credentials.expiration else { return false }
        let now = clock()
        guard expiration > now else { return true }
        return expiration.seconds(since: now) < Self.advisorySeconds && now >= nextTry
    }

    private func loadOnce() async throws -> Credentials {
        if let loading { return try await loading.value }
        let task = Task { [load, clock] in
            let fresh = try await load()
            if let expiration = fresh.expiration, expiration <= clock() {
                throw AWSClientError(
                    .noCredentials, "The credentials of \(fresh.source) ended at \(expiration.text): renew them")
            }
            return fresh
        }
        loading = task
        defer { loading = nil }
        let fresh = try await task.value
        kept = fresh
        // Credentials that last less than the window are new for a while all the same.
        nextTry = clock().adding(seconds: Self.pauseSeconds)
        return fresh
    }
}
