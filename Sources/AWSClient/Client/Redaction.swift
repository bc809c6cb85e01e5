/// Hides what must not be shown.
enum Redaction {
    static let placeholder = "<hidden>"

    static func header(_ name: String, _ value: String) -> String {
        switch name.lowercased() {
        case "authorization":
            // The signature comes last, and has no `=` itself.
            guard value.hasPrefix("AWS4-HMAC-SHA256 "), let equals = value.lastIndex(of: "=") else {
                return placeholder
            }
            return value[...equals] + placeholder
        case "x-amz-security-token", "x-amz-sso_bearer_token", "x-aws-ec2-metadata-token", "cookie", "set-cookie":
            return placeholder
        default:
            return value
        }
    }

    /// A canonical request repeats the session token.
    static func canonicalRequest(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard let colon = line.firstIndex(of: ":") else { return String(line) }
            let value = String(line[line.index(after: colon)...])
            return "\(line[...colon])\(header(String(line[..<colon]), value))"
        }.joined(separator: "\n")
    }
}
