internal import ReviewEvents
internal import ReviewRules

/// The rows of the page: one JSON array for each message on a line of its own, in a block that the page's script reads.
///
/// `[line, verdict, nanoseconds, text, text after or null, [rule], [[start, end, rule]], time or null, file or null,
/// withheld verdict or null]`; verdicts are 0 allow, 1 rewrite, 2 deny, rules are indices, spans count UTF-16 code units.
struct HTMLReport: LineFormat {
    /// More rows than this make a page slow to open: 200,000 are 40 MB. Counts cover all messages, rows the first ones.
    static let rowLimit = 200_000

    private var writer = JSONWriter()

    mutating func append(_ review: LineReview, to output: inout [UInt8]) {
        let verdict = review.verdict
        let message = review.message
        writer.removeAll()
        writer.beginArray()
        writer.integer(review.line)
        writer.integer(verdict.outcome.rank)
        writer.integer(Int(review.nanoseconds))
        writer.string(utf8: message.utf8[message.content])
        if verdict.isContentRewritten { writer.string(utf8: verdict.content) } else { writer.null() }
        writer.beginArray()
        for hit in verdict.hits { writer.integer(hit.rule) }
        writer.endArray()
        writeSpans(of: verdict, in: message.utf8[message.content])
        if let time = ChatLogRecord.time(review.text) { writer.string(time) } else { writer.null() }
        if let file = review.file { writer.string(file) } else { writer.null() }
        if let shadowed = verdict.shadowed { writer.integer(shadowed.rank) } else { writer.null() }
        writer.endArray()
        output.append(html: writer.bytes)
        output.append(UInt8(ascii: "\n"))
    }

    func appendHeading(_ file: String, to output: inout [UInt8]) {}

    private mutating func writeSpans(of verdict: Verdict, in content: ArraySlice<UInt8>) {
        func place(_ byte: Int) -> Int {
            String(decoding: content.prefix(byte), as: UTF8.self).utf16.count
        }
        writer.beginArray()
        for hit in verdict.hits {
            for span in verdict.spans[hit.spans] where span.field == .content {
                writer.beginArray()
                writer.integer(place(span.byteRange.lowerBound))
                writer.integer(place(span.byteRange.upperBound))
                writer.integer(hit.rule)
                writer.endArray()
            }
        }
        writer.endArray()
    }
}

extension Array<UInt8> {
    /// Adds JSON so that no HTML parser sees the end of a script or a comment in it: `<` stands in strings alone, where an
    /// escape is the same character (HTML Standard, *Restrictions for contents of script elements*).
    mutating func append(html json: [UInt8]) {
        for byte in json {
            if byte == UInt8(ascii: "<") { append(contentsOf: "\\u003c".utf8) } else { append(byte) }
        }
    }
}
