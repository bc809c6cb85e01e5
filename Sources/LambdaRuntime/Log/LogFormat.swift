/// What a record looks like.
public enum LogFormat: Sendable {
    /// `[LEVEL]`, timestamp, request id, message and fields, with tabs between, like AWS's own runtimes.
    case text
    /// One JSON object with the keys `timestamp`, `level`, `message` and `requestId` that Lambda filters by.
    case json

    /// The format named in `AWS_LAMBDA_LOG_FORMAT`, in any case of letters (managed instances write `json`, the
    /// documentation `JSON`); nil for any other word.
    public init?(name: String) {
        switch name.lowercased() {
        case "text": self = .text
        case "json": self = .json
        default: return nil
        }
    }
}
