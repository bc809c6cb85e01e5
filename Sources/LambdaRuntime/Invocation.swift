internal import CurlTransport

/// What the Runtime API says about one event. All but the request id may be missing: the AWS emulator, for one, sends no
/// trace id.
///
/// Source: AWS Lambda developer guide, "Using the Lambda runtime API", Next invocation.
public struct Invocation: Sendable {
    /// `Lambda-Runtime-Aws-Request-Id`: the id that the answer names.
    public var requestID: String
    /// `Lambda-Runtime-Invocation-Id`: the id of this attempt, echoed with the answer.
    public var invocationID: String?
    /// `Lambda-Runtime-Deadline-Ms`: when the function times out, in ms since 1970 UTC.
    public var deadline: Int64?
    /// `Lambda-Runtime-Invoked-Function-Arn`: the function with the alias or version that was called.
    public var functionARN: String?
    /// `Lambda-Runtime-Trace-Id`: the X-Ray tracing header.
    public var traceID: String?
    /// `Content-Type` of the event.
    public var contentType: String?
    /// `Lambda-Runtime-Aws-Tenant-Id`, in tenant isolation mode.
    public var tenantID: String?
    /// `Lambda-Runtime-Client-Context`: JSON from the mobile SDK.
    public var clientContext: String?
    /// `Lambda-Runtime-Cognito-Identity`: JSON.
    public var cognitoIdentity: String?

    /// An invocation of which only the request id is known.
    public init(requestID: String) {
        self.requestID = requestID
    }

    /// Reads the headers of an answer to `next`; nil when there is no request id. An empty value counts as missing.
    init?(_ headers: HTTPHeaders) {
        func value(_ name: String) -> String? {
            guard let value = headers[name], !value.isEmpty else { return nil }
            return value
        }
        guard let requestID = value("Lambda-Runtime-Aws-Request-Id") else { return nil }
        self.requestID = requestID
        invocationID = value("Lambda-Runtime-Invocation-Id")
        deadline = value("Lambda-Runtime-Deadline-Ms").flatMap { Int64($0) }
        functionARN = value("Lambda-Runtime-Invoked-Function-Arn")
        traceID = value("Lambda-Runtime-Trace-Id")
        contentType = value("Content-Type")
        tenantID = value("Lambda-Runtime-Aws-Tenant-Id")
        clientContext = value("Lambda-Runtime-Client-Context")
        cognitoIdentity = value("Lambda-Runtime-Cognito-Identity")
    }
}
