internal import Synchronization

/// A client of one AWS service: finds region, endpoint and credentials, signs, sends, and sends again what deserves it.
///
/// Nothing is read or connected before the first request. A client may be used by many tasks at once; its connections
/// stay open from call to call.
public final class AWSClient: Sendable {
    /// The service it speaks to.
    public let service: ServiceDescription
    private let configuration: ClientConfiguration
    /// For a client that another client needs: its files are read already.
    private let settings: ClientSettings?
    private let resolution = Mutex<Task<ResolvedClient, any Error>?>(nil)

    /// A client of `service`.
    public init(_ service: ServiceDescription, configuration: ClientConfiguration) {
        self.service = service
        self.configuration = configuration
        settings = nil
    }

    init(_ service: ServiceDescription, settings: ClientSettings) {
        self.service = service
        configuration = settings.configuration
        self.settings = settings
    }

    /// Sends a request until it has its final answer, whatever the status: see `ServiceErrorBody` for what an error status
    /// says.
    ///
    /// - Throws: `AWSClientError`; `CancellationError` when the task is cancelled between two attempts.
    public func send(_ request: ServiceRequest) async throws -> ServiceResponse {
        var call = Call(request, try await resolved())
        return try await call.run()
    }

    /// The request as `send` would send it first.
    ///
    /// - Throws: `AWSClientError` for settings or credentials.
    public func signedRequest(for request: ServiceRequest) async throws -> SignedRequest {
        try await Call(request, try await resolved()).signedRequest(attempt: 1)
    }

    private func resolved() async throws -> ResolvedClient {
        let task = resolution.withLock { resolution in
            let task =
                resolution
                ?? Task { [service, configuration, settings] in
                    try await ResolvedClient(service, try settings ?? ClientSettings(configuration))
                }
            resolution = task
            return task
        }
        do {
            return try await task.value
        } catch {
            // What is missing now may be there at the next request.
            resolution.withLock { resolution in
                if resolution == task { resolution = nil }
            }
            throw error
        }
    }
}
