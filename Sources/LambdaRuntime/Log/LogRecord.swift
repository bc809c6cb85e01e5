internal import JSONText

/// One record, and its line in either format.
struct LogRecord {
    let timestamp: String
    let level: LogLevel
    let requestID: String?
    let message: String
    let fields: LogFields

    /// The line with its line feed; whatever the texts hold, no other line feed is in it.
    func line(_ format: LogFormat) -> [UInt8] {
        switch format {
        case .json: jsonLine
        case .text: textLine
        }
    }

    private var jsonLine: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("timestamp")
        writer.string(timestamp)
        writer.name("level")
        writer.string(level.name)
        writer.name("message")
        writer.string(message)
        if let requestID {
            writer.name("requestId")
            writer.string(requestID)
        }
        for (name, value) in fields {
            writer.name(name)
            writer.value(value)
        }
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private var textLine: [UInt8] {
        var line: [UInt8] = []
        line.append(plain: "[\(level.name)]\t\(timestamp)\t")
        line.append(plain: requestID ?? "-")
        line.append(plain: "\t")
        line.append(plain: message)
        for (name, value) in fields {
            var writer = JSONWriter()
            writer.value(value)
            line.append(plain: "\t\(name)=")
            line.append(contentsOf: writer.bytes)
        }
        line.append(UInt8(ascii: "\n"))
        return line
    }
}

extension JSONWriter {
    fileprivate mutating func value(_ value: LogValue) {
        switch value {
        case .string(let text): string(text)
        case .integer(let number): integer(number)
        case .strings(let texts):
            beginArray()
            for text in texts { string(text) }
            endArray()
        case .null: null()
        }
    }
}

extension [UInt8] {
    /// Appends text with its control characters, other than tabs, as spaces.
    fileprivate mutating func append(plain text: String) {
        append(contentsOf: text.utf8.lazy.map { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F ? UInt8(ascii: " ") : $0 })
    }
}
