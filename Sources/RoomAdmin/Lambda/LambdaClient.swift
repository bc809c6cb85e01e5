public import AWSClient
public import IVSChat

/// The operations of AWS Lambda that a review handler needs (AWS Lambda API Reference, API version 2015-03-31).
///
/// They throw `ServiceError` when the service answers with an error, and `AWSClientError` when there is no answer.
public final class LambdaClient: Sendable {
    private let client: AWSClient

    /// A client of this configuration.
    public init(configuration: ClientConfiguration) {
        client = AWSClient(.lambda, configuration: configuration)
    }

    /// An answer of success.
    struct Answer {
        let members: JSONObject
        let response: ServiceResponse
    }

    /// Sends one request. `path` begins with the date of the interface: some operations are younger than others.
    func call(
        _ operation: String, _ method: String, _ path: String, query: [(name: String, value: String)] = [],
        body: JSONObject? = nil, retriesLostAnswers: Bool = true
    ) async throws -> Answer {
        let response = try await send(
            operation, method, path, query: query, body: body.map { JSONValue.object($0).bytes },
            retriesLostAnswers: retriesLostAnswers)
        // Lambda answers with an empty body where there is nothing to say, and so does a concurrency that is not reserved.
        let value = response.body.isEmpty ? .object([:]) : try JSONValue(parsing: response.body)
        return Answer(members: value.objectValue ?? [:], response: response)
    }

    /// Sends one request, whose answer may be anything.
    func send(
        _ operation: String, _ method: String, _ path: String, query: [(name: String, value: String)] = [],
        headers: [(name: String, value: String)] = [], body: [UInt8]?, retriesLostAnswers: Bool
    ) async throws -> ServiceResponse {
        let contentType = body == nil ? [] : [(name: "Content-Type", value: "application/json")]
        let response = try await client.send(
            ServiceRequest(
                operation: operation, method: method, path: path, query: query, headers: headers + contentType,
                body: body, retriesLostAnswers: retriesLostAnswers))
        guard (200..<300).contains(response.status) else { throw ServiceError(response, operation: operation) }
        return response
    }

    /// The path of a function and what lies below it.
    static func path(_ function: String, _ rest: String = "", version: String = "2015-03-31") -> String {
        "/\(version)/functions/\(ServiceRequest.pathSegment(function))\(rest)"
    }
}

extension ServiceError {
    /// The error of an answer that is none of IVS Chat's.
    init(_ response: ServiceResponse, operation: String, protocol wireProtocol: WireProtocol = .restJSON) {
        let error = ServiceErrorBody(response, protocol: wireProtocol)
        self.init(
            operation: operation, code: error.code ?? String(response.status), message: error.message,
            members: (try? JSONValue(parsing: response.body))?.objectValue ?? [:], body: response.body,
            metadata: ResponseMetadata(
                status: response.status, requestID: response.requestID, attempts: response.attempts))
    }

    /// The code, and what the service says about it.
    var summary: String { code + (message.map { ": \($0)" } ?? "") }

    /// Whether a resource is missing, whichever service says so.
    public var isNotFound: Bool { code == "ResourceNotFoundException" }

    /// What `body` gives; nil where the service says that there is no such thing.
    static func ifFound<Value>(_ body: () async throws -> Value?) async throws -> Value? {
        do {
            return try await body()
        } catch let error as ServiceError where error.isNotFound {
            return nil
        }
    }
}
