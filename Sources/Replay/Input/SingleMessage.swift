internal import ReviewEvents
public import ReviewRules

/// One message that stands alone: a text, or an event in a file of its own.
public struct SingleMessage {
    /// The message.
    public let value: Message

    /// A message that holds `text` and nothing else.
    public init(text: String) {
        value = Message(content: text)
    }

    /// The message of a file that holds one JSON object, over as many lines as it likes: a review event, an object with
    /// `Content`, or a chat-log record of a message.
    ///
    /// - Throws: `SingleMessageError`.
    public init(eventAt path: String) throws(SingleMessageError) {
        let file: InputFile
        var bytes: [UInt8] = []
        do throws(InputError) {
            file = try InputFile(path)
            bytes = try file.contents()
        } catch {
            throw .unreadable(error)
        }
        var message = Message()
        let content: MessageLine
        do throws(ReviewEventError) {
            content = try MessageLineReader().readObject(bytes, into: &message)
        } catch {
            throw .notAMessage(file: file.name, error.description)
        }
        switch content {
        case .message: value = message
        case .event, .blank: throw .notAMessage(file: file.name, "an event of a chat log, which is never reviewed")
        case .unreadable(let cause): throw .notAMessage(file: file.name, cause)
        }
    }
}

/// Why there is no message in a file.
public enum SingleMessageError: Error, CustomStringConvertible {
    /// The file cannot be read.
    case unreadable(InputError)
    /// What the file holds is no message, for this cause.
    case notAMessage(file: String, String)

    /// The file and the cause.
    public var description: String {
        switch self {
        case .unreadable(let error): error.description
        case .notAMessage(let file, let cause): "\(file): not a message: \(cause)"
        }
    }
}
