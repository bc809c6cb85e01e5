/// Something to say about a line of a replayed file.
public struct LineRemark: Sendable, Equatable, CustomStringConvertible {
    /// What is to be said.
    public enum Kind: Sendable {
        /// The line is not a message, and was left out.
        case notAMessage
        /// The line was read as plain text, though it begins as a JSON object does.
        case readAsText
    }

    /// What is to be said.
    public let kind: Kind
    /// The file's name for people.
    public let file: String
    /// 1-based.
    public let line: Int
    /// What is wrong with the line; none of its text.
    public let cause: String

    /// File, line, what is to be said, and the cause.
    public var description: String {
        switch kind {
        case .notAMessage: "\(file):\(line): not a message: \(cause)"
        case .readAsText: "\(file):\(line): note: read as plain text, though it begins like JSON: \(cause)"
        }
    }
}
