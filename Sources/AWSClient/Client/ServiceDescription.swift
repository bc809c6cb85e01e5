/// What the client needs to know of a service.
public struct ServiceDescription: Sendable {
    /// The service's id, as it stands in `AWS_ENDPOINT_URL_…` (capitals, `_` for spaces) and in `services` sections.
    public let id: String
    /// The first label of the host name.
    public let endpointPrefix: String
    /// The name in the credential scope.
    public let signingName: String
    /// The version of the service's interface.
    public let apiVersion: String
    /// How requests and answers are written.
    public let wireProtocol: WireProtocol
    /// Whether the FIPS host of aws-us-gov is the ordinary one, as the service's endpoint rules say.
    let usesOrdinaryHostForGovernmentFIPS: Bool
    /// Error codes that are worth another try beside those of all services.
    let transientCodes: Set<String>

    /// The id as a key of configuration files: small letters, `_` for spaces.
    var key: String { String(id.lowercased().map { $0 == " " ? "_" : $0 }) }

    init(
        id: String, endpointPrefix: String, signingName: String, apiVersion: String, wireProtocol: WireProtocol,
        usesOrdinaryHostForGovernmentFIPS: Bool = false, transientCodes: Set<String> = []
    ) {
        self.id = id
        self.endpointPrefix = endpointPrefix
        self.signingName = signingName
        self.apiVersion = apiVersion
        self.wireProtocol = wireProtocol
        self.usesOrdinaryHostForGovernmentFIPS = usesOrdinaryHostForGovernmentFIPS
        self.transientCodes = transientCodes
    }

    /// Amazon IVS Chat, the control plane.
    public static let ivschat = ServiceDescription(
        id: "ivschat", endpointPrefix: "ivschat", signingName: "ivschat", apiVersion: "2020-07-14",
        wireProtocol: .restJSON)

    /// AWS Lambda.
    public static let lambda = ServiceDescription(
        id: "Lambda", endpointPrefix: "lambda", signingName: "lambda", apiVersion: "2015-03-31",
        wireProtocol: .restJSON)

    /// Amazon CloudWatch.
    public static let cloudWatch = ServiceDescription(
        id: "CloudWatch", endpointPrefix: "monitoring", signingName: "monitoring", apiVersion: "2010-08-01",
        wireProtocol: .query)

    /// AWS Security Token Service.
    public static let sts = ServiceDescription(
        id: "STS", endpointPrefix: "sts", signingName: "sts", apiVersion: "2011-06-15", wireProtocol: .query,
        usesOrdinaryHostForGovernmentFIPS: true, transientCodes: ["IDPCommunicationError"])

    /// The portal of AWS IAM Identity Center, which hands out credentials for its tokens.
    static let sso = ServiceDescription(
        id: "SSO", endpointPrefix: "portal.sso", signingName: "awsssoportal", apiVersion: "2019-06-10",
        wireProtocol: .restJSON, usesOrdinaryHostForGovernmentFIPS: true)

    /// The service of AWS IAM Identity Center that renews its tokens.
    static let ssoOIDC = ServiceDescription(
        id: "SSO OIDC", endpointPrefix: "oidc", signingName: "sso-oauth", apiVersion: "2019-06-10",
        wireProtocol: .restJSON, usesOrdinaryHostForGovernmentFIPS: true)
}
