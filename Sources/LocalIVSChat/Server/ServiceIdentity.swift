/// The region and the account that the emulator plays.
package struct ServiceIdentity: Sendable {
    /// The region's name, as in ARNs.
    package var region: String
    /// The account number, 12 digits.
    package var account: String

    /// An identity of these parts.
    package init(region: String = "us-west-2", account: String = "123456789012") {
        self.region = region
        self.account = account
    }

    /// The ARN of a room or a logging configuration.
    func arn(_ kind: ResourceKind, id: String) -> String {
        "arn:aws:ivschat:\(region):\(account):\(kind.rawValue)/\(id)"
    }
}

/// What IVS Chat keeps, by the word that ARNs use.
enum ResourceKind: String, Sendable, Codable {
    case room
    case loggingConfiguration = "logging-configuration"
}
