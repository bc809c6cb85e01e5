internal import AWSClient

/// What a function answered to one event.
public struct InvocationResult: Sendable, Equatable {
    /// The function's answer, or the description of its error.
    public let payload: [UInt8]
    /// `Handled` or `Unhandled` when the function failed; nil when it answered.
    public let functionError: String?
}

extension LambdaClient {
    /// Invoke: runs a function once and waits for its answer.
    public func invoke(_ name: String, qualifier: String? = nil, event: [UInt8]) async throws -> InvocationResult {
        let response = try await send(
            "Invoke", "POST", Self.path(name, "/invocations"), query: Self.query(qualifier: qualifier),
            headers: [(name: "X-Amz-Invocation-Type", value: "RequestResponse")], body: event,
            retriesLostAnswers: true)
        return InvocationResult(payload: response.body, functionError: response.headers["X-Amz-Function-Error"])
    }
}
