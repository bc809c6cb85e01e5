internal import ReviewEvents
internal import ReviewRules

/// What one line of a replayed file is.
enum MessageLine: Equatable {
    /// A message; `jsonError` says why it was read as plain text though it begins as an object does.
    case message(jsonError: String?)
    /// A chat-log record of an event, which no handler ever reviews.
    case event
    /// Nothing but ASCII white space.
    case blank
    /// Not a message, and why; without any of the line's text.
    case unreadable(String)
}

/// Reads lines in any of the forms that messages come in.
///
/// - A line that is a JSON object is a review event or an object with `Content`, which the handler's own decoder reads,
///   or a chat-log record (`ChatLogRecord`). Any other object is not a message.
/// - Every other line of valid UTF-8 is the text of a message, `{lol` and `["a"]` included; so is an object that was cut
///   off, but that is remarked on.
struct MessageLineReader {
    /// The decoder takes whole arrays; this one keeps its storage from line to line.
    private var json: [UInt8] = []

    mutating func read(_ line: ArraySlice<UInt8>, into message: inout Message) -> MessageLine {
        guard let first = line.first(where: { !isWhiteSpace($0) }) else { return .blank }
        guard first == UInt8(ascii: "{") else { return readText(line, jsonError: nil, into: &message) }
        json.removeAll(keepingCapacity: true)
        json.append(contentsOf: line)
        do throws(ReviewEventError) {
            return try readObject(json, into: &message)
        } catch {
            guard case .notJSON(let cause) = error else { return readText(line, jsonError: nil, into: &message) }
            // An object, though one that no decoder of ours or of the handler takes.
            if cause.code == .nestingTooDeep { return .unreadable(cause.description) }
            return readText(line, jsonError: beginsAsObject(line) ? cause.description : nil, into: &message)
        }
    }

    /// Reads a JSON object.
    ///
    /// - Throws: `notJSON` or `notAnObject`.
    func readObject(_ json: [UInt8], into message: inout Message) throws(ReviewEventError) -> MessageLine {
        do throws(ReviewEventError) {
            try ReviewEvent.decode(json, into: &message)
            return .message(jsonError: nil)
        } catch {
            guard error == .contentMissing else { throw error }
            return ChatLogRecord.read(json, into: &message)
        }
    }

    private func readText(_ line: ArraySlice<UInt8>, jsonError: String?, into message: inout Message) -> MessageLine {
        message.removeAll()
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: line.span)
        } catch {
            return .unreadable("invalid UTF-8 at byte \(error.byteOffsets.lowerBound)")
        }
        message.content = message.append(line)
        return .message(jsonError: jsonError)
    }

    /// Whether a line that begins with `{` goes on as an object with a member does: `{"`.
    private func beginsAsObject(_ line: ArraySlice<UInt8>) -> Bool {
        line.drop(while: isWhiteSpace).dropFirst().first { !isWhiteSpace($0) } == UInt8(ascii: "\"")
    }
}

private func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
}
