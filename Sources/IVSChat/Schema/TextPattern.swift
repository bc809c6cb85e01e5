/// What a string must look like.
///
/// The published patterns accept only `arn:aws:`, and the one for tagged resources accepts no ARN that exists: it takes one
/// character before the slash. These accept every partition and whole strings only.
public struct TextPattern: Sendable {
    /// What is expected, for an error message.
    public let expectation: String
    let matches: @Sendable (String) -> Bool

    init(_ expectation: String, matches: @escaping @Sendable (String) -> Bool) {
        self.expectation = expectation
        self.matches = matches
    }
}

extension TextPattern {
    static let roomARN = chatARN("a room ARN, arn:aws:ivschat:REGION:ACCOUNT:room/ID") { $0 == "room" }

    static let loggingConfigurationARN = chatARN(
        "a logging configuration ARN, arn:aws:ivschat:REGION:ACCOUNT:logging-configuration/ID"
    ) { $0 == "logging-configuration" }

    static let resourceARN = chatARN("an ARN of IVS Chat, arn:aws:ivschat:REGION:ACCOUNT:TYPE/ID") {
        !$0.isEmpty && $0.utf8.allSatisfy { isLower($0) || $0 == UInt8(ascii: "-") }
    }

    /// A function, version or alias; empty text detaches a handler.
    static let functionARN = TextPattern(
        "a Lambda function ARN, arn:aws:lambda:REGION:ACCOUNT:function:NAME, or empty"
    ) { text in
        guard !text.isEmpty else { return true }
        let fields = text.split(separator: ":", maxSplits: 6, omittingEmptySubsequences: false)
        return fields.count == 7 && isAWS(fields, service: "lambda") && fields[4].utf8.count == 12
            && fields[5] == "function" && !fields[6].isEmpty
    }

    static let name = characters("letters, digits, - and _") { isWord($0) || $0 == UInt8(ascii: "-") }

    static let identifier = characters("letters and digits") { isAlphanumeric($0) }

    static let bucketName = characters("lower-case letters, digits, - and .") {
        isLower($0) || isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }

    static let logGroupName = characters("letters, digits and . - _ / #") {
        isWord($0) || ".-/#".utf8.contains($0)
    }

    static let deliveryStreamName = characters("letters, digits and _ . -") {
        isWord($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
    }

    private static func characters(_ set: String, contains: @escaping @Sendable (UInt8) -> Bool) -> TextPattern {
        TextPattern("made of \(set) only") { $0.utf8.allSatisfy(contains) }
    }

    private static func chatARN(
        _ expectation: String, hasType: @escaping @Sendable (Substring) -> Bool
    ) -> TextPattern {
        TextPattern(expectation) { text in
            let fields = text.split(separator: ":", omittingEmptySubsequences: false)
            guard fields.count == 6, isAWS(fields, service: "ivschat") else { return false }
            let resource = fields[5].split(separator: "/", omittingEmptySubsequences: false)
            return resource.count == 2 && hasType(resource[0]) && !resource[1].isEmpty
                && resource[1].utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        }
    }

    /// Whether an ARN begins as ARNs of this service do: `arn:`, a partition, the service, a region, an account number.
    private static func isAWS(_ fields: [Substring], service: Substring) -> Bool {
        fields[0] == "arn" && (fields[1] == "aws" || fields[1].hasPrefix("aws-"))
            && fields[1].utf8.allSatisfy { isLower($0) || $0 == UInt8(ascii: "-") }
            && fields[2] == service && !fields[3].isEmpty
            && fields[3].utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
            && !fields[4].isEmpty && fields[4].utf8.allSatisfy(isDigit)
    }

    private static func isLower(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLower(byte) || isDigit(byte) || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
    }

    private static func isWord(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == UInt8(ascii: "_") }
}
