/// The ARN of a chat room.
public struct RoomARN: Sendable, Hashable, CustomStringConvertible {
    /// `aws`, `aws-cn` …
    public let partition: String
    /// The region's name.
    public let region: String
    /// The account's digits.
    public let account: String
    /// The room's id.
    public let id: String

    /// Reads `arn:PARTITION:ivschat:REGION:ACCOUNT:room/ID`; nil for anything else, a bare id among it.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn", parts[2] == "ivschat", parts.allSatisfy({ !$0.isEmpty }),
            parts[5].hasPrefix("room/"), parts[5].utf8.count > 5
        else { return nil }
        partition = parts[1]
        region = parts[3]
        account = parts[4]
        id = String(parts[5].dropFirst(5))
    }

    /// The ARN as text.
    public var description: String { "arn:\(partition):ivschat:\(region):\(account):room/\(id)" }
}
