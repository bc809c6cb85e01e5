internal import CurlTransport

/// What the Runtime API says about one event. All but the request id may be missing: the AWS emulator, for one, sends no
/// trace id.
///
/// Source: AWS Lambda developer guide, "Using the Lambda runtime API", Next invocation.
public struct Invocation: Sendable {
    /// `Lambda-Runtime-Aws-Request-Id`: the id that the answer names.
    public let requestID: String

    /// What a handler asks for is read when it does: few ask for all of it.
    private let headers: HTTPHeaders

    /// The invocation of these headers of an answer to `next`; nil when there is no request id. An empty value counts as
    /// missing.
    init?(_ headers: HTTPHeaders) {
        guard let requestID = Self.value(of: "Lambda-Runtime-Aws-Request-Id", headers) else { return nil }
        self.requestID = requestID
        self.headers = headers
    }

    /// `Lambda-Runtime-Invocation-Id`: the id of this attempt, echoed with the answer.
    public var invocationID: String? { value(of: "Lambda-Runtime-Invocation-Id") }

    /// `Lambda-Runtime-Deadline-Ms`: when the function times out, in ms since 1970 UTC.
    public var deadline: Int64? { value(of: "Lambda-Runtime-Deadline-Ms").flatMap { Int64($0) } }

    /// `Lambda-Runtime-Invoked-Function-Arn`: the function with the alias or version that was called.
    public var functionARN: String? { value(of: "Lambda-Runtime-Invoked-Function-Arn") }

    /// `Lambda-Runtime-Trace-Id`: the X-Ray tracing header.
    public var traceID: String? { value(of: "Lambda-Runtime-Trace-Id") }

    /// `Content-Type` of the event.
    public var contentType: String? { value(of: "Content-Type") }

    /// `Lambda-Runtime-Aws-Tenant-Id`, in tenant isolation mode.
    public var tenantID: String? { value(of: "Lambda-Runtime-Aws-Tenant-Id") }

    /// `Lambda-Runtime-Client-Context`: JSON from the mobile SDK.
    public var clientContext: String? { value(of: "Lambda-Runtime-Client-Context") }

    /// `Lambda-Runtime-Cognito-Identity`: JSON.
    public var cognitoIdentity: String? { value(of: "Lambda-Runtime-Cognito-Identity") }

    private func value(of name: String) -> String? { Self.value(of: name, headers) }

    private static func value(of name: String, _ headers: HTTPHeaders) -> String? {
        guard let value = headers[name], !value.isEmpty else { return nil }
        return value
    }
}
