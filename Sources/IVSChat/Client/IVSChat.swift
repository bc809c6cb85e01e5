public import AWSClient

/// The control plane of Amazon IVS Chat over HTTPS (Amazon IVS Chat API Reference, API version 2020-07-14).
///
/// Every operation throws `InvalidInput` before anything is sent, `ServiceError` when the service answers with an error,
/// `InvalidResponse` when an answer of success is not whole, and `AWSClientError` when there is no answer at all:
/// credentials, region, connection, time-out.
public final class IVSChat: IVSChatClient {
    private let client: AWSClient
    private let validatesInput: Bool

    /// A client of this configuration. Without validation only what a request cannot be built without is checked.
    public init(configuration: ClientConfiguration, validatesInput: Bool = true) {
        client = AWSClient(.ivschat, configuration: configuration)
        self.validatesInput = validatesInput
    }

    /// Calls an operation with its input as JSON; the typed operations are made of this.
    public func call(_ operation: ChatOperation, _ input: JSONObject) async throws -> OperationResponse {
        let response = try await client.send(try request(operation, input))
        return try OperationResponse(response, to: operation)
    }

    /// The request as it would be sent, with its signature, and nothing sent.
    public func signedRequest(_ operation: ChatOperation, _ input: JSONObject) async throws -> SignedRequest {
        try await client.signedRequest(for: request(operation, input))
    }

    private func request(_ operation: ChatOperation, _ input: JSONObject) throws -> ServiceRequest {
        if validatesInput {
            try operation.validate(input)
        }
        return try operation.request(input)
    }
}

extension ChatOperation {
    /// Checks an input as the client does before it sends it.
    ///
    /// - Throws: `InvalidInput` with every problem.
    public func validate(_ input: JSONObject) throws(InvalidInput) {
        let problems = InputCheck(input, for: self).problems
        guard problems.isEmpty else { throw InvalidInput(operation: name, problems: problems) }
    }
}
