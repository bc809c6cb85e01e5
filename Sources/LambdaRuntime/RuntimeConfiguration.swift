/// Where the Runtime API is, and how the client names itself there.
public struct RuntimeConfiguration: Sendable {
    /// The variable with the Runtime API's `host:port`, set by the Lambda service.
    public static let endpointVariable = "AWS_LAMBDA_RUNTIME_API"

    /// `host:port` of the Runtime API.
    public let endpoint: String
    /// The value of `User-Agent`.
    public let userAgent: String
    /// How long to wait for a connection. The API is on this machine: 1 s is what aws-lambda-cpp waits.
    public var connectTimeout: Duration = .seconds(1)

    /// Reads `AWS_LAMBDA_RUNTIME_API` from `environment`.
    ///
    /// - Throws: when the variable is missing, empty, or no `host` or `host:port`.
    public init(environment: [String: String], userAgent: String) throws(RuntimeConfigurationError) {
        guard let endpoint = environment[Self.endpointVariable], !endpoint.isEmpty else { throw .missingEndpoint }
        let isHostAndPort = endpoint.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default:
                ".-_:[]".utf8.contains(byte)
            }
        }
        guard isHostAndPort else { throw .malformedEndpoint }
        self.endpoint = endpoint
        self.userAgent = userAgent
    }
}

/// Why there is no configuration.
public enum RuntimeConfigurationError: Error, Equatable, CustomStringConvertible {
    /// The process does not run under Lambda.
    case missingEndpoint
    /// The value is no host and port.
    case malformedEndpoint

    /// One sentence with the name of the variable.
    public var description: String {
        switch self {
        case .missingEndpoint: "\(RuntimeConfiguration.endpointVariable) is not set: this is not a Lambda environment"
        case .malformedEndpoint: "\(RuntimeConfiguration.endpointVariable) is not host:port"
        }
    }
}
