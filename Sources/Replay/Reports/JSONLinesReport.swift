internal import ReviewEvents
internal import ReviewRules

/// One JSON object for each message, on a line of its own.
///
/// | member | value |
/// | --- | --- |
/// | `file` | the path as given; only if several files are replayed |
/// | `line` | 1-based, in its file |
/// | `verdict` | `allow`, `rewrite` or `deny` |
/// | `would` | the same words: the verdict that shadow mode withheld; only in shadow mode |
/// | `rules` | the ids of the rules that hit, in the order in which they ran |
/// | `test_rules` | those of status `test`, which changed nothing; only if there are any |
/// | `limits` | `[{"rule":id,"kind":…}]`; only if a limit was reached |
/// | `micros` | time in `evaluate` alone, µs |
/// | `response` | the handler's answer, byte for byte |
struct JSONLinesReport: LineFormat {
    private let rules: RuleNames
    private var writer = JSONWriter()

    init(_ ruleSet: RuleSet) {
        rules = RuleNames(ruleSet)
    }

    mutating func append(_ review: LineReview, to output: inout [UInt8]) {
        let verdict = review.verdict
        writer.removeAll()
        writer.beginObject()
        if let file = review.file {
            writer.name("file")
            writer.string(file)
        }
        writer.name("line")
        writer.integer(review.line)
        writer.name("verdict")
        writer.string(verdict.outcome.rawValue)
        if let shadowed = verdict.shadowed {
            writer.name("would")
            writer.string(shadowed.rawValue)
        }
        writer.name("rules")
        writer.ids(rules.stable(verdict))
        let test = rules.test(verdict)
        if !test.isEmpty {
            writer.name("test_rules")
            writer.ids(test)
        }
        if !verdict.limits.isEmpty { writer.limits(verdict.limits, rules) }
        writer.name("micros")
        writer.decimal(Double(review.nanoseconds) / 1000, digits: 3)
        writer.name("response")
        ReviewResponse.encode(verdict, of: review.message, into: &writer)
        writer.endObject()
        output.append(contentsOf: writer.bytes)
        output.append(UInt8(ascii: "\n"))
    }

    func appendHeading(_ file: String, to output: inout [UInt8]) {}
}

extension JSONWriter {
    mutating func ids(_ ids: [String]) {
        beginArray()
        for id in ids { string(id) }
        endArray()
    }

    /// Writes the member `limits`.
    mutating func limits(_ limits: [Verdict.Limit], _ rules: RuleNames) {
        name("limits")
        beginArray()
        for limit in limits {
            beginObject()
            name("rule")
            string(rules[limit.rule])
            name("kind")
            string(limit.kind.rawValue)
            endObject()
        }
        endArray()
    }
}
