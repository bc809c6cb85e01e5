/// Where and when a signature counts: `20260102/us-west-2/ivschat/aws4_request`.
public struct CredentialScope: Sendable, Equatable, CustomStringConvertible {
    /// The moment of the signature.
    public let date: SigningDate
    /// The region's name.
    public let region: String
    /// The service's signing name.
    public let service: String

    /// The scope of these parts.
    public init(date: SigningDate, region: String, service: String) {
        self.date = date
        self.region = region
        self.service = service
    }

    /// The parts joined by `/`.
    public var description: String { "\(date.day)/\(region)/\(service)/aws4_request" }
}
