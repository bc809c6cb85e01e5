/// The ARN of a Lambda function, with the version or alias that it may name.
public struct FunctionARN: Sendable, Hashable, CustomStringConvertible {
    /// `aws`, `aws-cn` …
    public let partition: String
    /// The region's name.
    public let region: String
    /// The account's 12 digits.
    public let account: String
    /// The function's name.
    public let name: String
    /// The version or the alias; nil for the function itself.
    public let qualifier: String?

    /// Reads `arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME[:QUALIFIER]`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard 7...8 ~= parts.count, parts[0] == "arn", parts[2] == "lambda", parts[5] == "function",
            parts.allSatisfy({ !$0.isEmpty }), parts[4].utf8.count == 12,
            parts[4].utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
        else { return nil }
        partition = parts[1]
        region = parts[3]
        account = parts[4]
        name = parts[6]
        qualifier = parts.count == 8 ? parts[7] : nil
    }

    /// The ARN as text.
    public var description: String { unqualified + (qualifier.map { ":\($0)" } ?? "") }

    /// The ARN of the function itself.
    public var unqualified: String { "arn:\(partition):lambda:\(region):\(account):function:\(name)" }
}
