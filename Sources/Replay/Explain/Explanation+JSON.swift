internal import ReviewEvents
internal import ReviewRules

extension Explanation {
    /// The explanation as one JSON object on one line; spans are counted in UTF-8 bytes of the field's text.
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writeVerdict(to: &writer)
        writer.name("views")
        writer.beginObject()
        for (view, text) in views {
            writer.name(view.name)
            writer.string(utf8: text)
        }
        writer.endObject()
        writeHits(to: &writer)
        writeSpans(excepted, named: "excepted", to: &writer)
        writeFailedConditions(to: &writer)
        for (name, rules) in [("no_match", silent), ("not_reached", unreached)] {
            writer.name(name)
            writer.ids(rules.map { ruleSet.rules[$0].id })
        }
        writer.limits(verdict.limits, RuleNames(ruleSet))
        writer.name("micros")
        writer.decimal(Double(nanoseconds.again) / 1000, digits: 3)
        writer.name("micros_first")
        writer.decimal(Double(nanoseconds.first) / 1000, digits: 3)
        writer.name("response")
        writer.raw(response)
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private func writeVerdict(to writer: inout JSONWriter) {
        writer.name("verdict")
        writer.string(verdict.outcome.rawValue)
        if let shadowed = verdict.shadowed {
            writer.name("would")
            writer.string(shadowed.rawValue)
        }
        writer.name("score")
        writer.integer(verdict.score)
        writer.name("threshold")
        if let threshold = settings.threshold { writer.integer(threshold) } else { writer.null() }
    }

    private func writeHits(to writer: inout JSONWriter) {
        writer.name("rules")
        writer.beginArray()
        for hit in hits {
            let rule = ruleSet.rules[hit.rule]
            writer.beginObject()
            for (name, value) in [
                ("id", rule.id), ("severity", rule.severity.rawValue), ("status", rule.status.rawValue),
                ("action", rule.action.name),
            ] {
                writer.name(name)
                writer.string(value)
            }
            writer.name("score")
            writer.integer(rule.score)
            write(hit.spans, to: &writer)
            writer.endObject()
        }
        writer.endArray()
    }

    private func writeSpans(_ rules: [Spans], named name: String, to writer: inout JSONWriter) {
        writer.name(name)
        writer.beginArray()
        for rule in rules {
            writer.beginObject()
            writer.name("rule")
            writer.string(ruleSet.rules[rule.rule].id)
            write(rule.spans, to: &writer)
            writer.endObject()
        }
        writer.endArray()
    }

    /// Writes the member `spans`.
    private func write(_ spans: [Verdict.Span], to writer: inout JSONWriter) {
        writer.name("spans")
        writer.beginArray()
        for span in spans {
            let text = text(of: span.field).dropFirst(span.byteRange.lowerBound).prefix(span.byteRange.count)
            writer.beginObject()
            writer.name("field")
            writer.string(name(of: span.field))
            writer.name("start")
            writer.integer(span.byteRange.lowerBound)
            writer.name("end")
            writer.integer(span.byteRange.upperBound)
            writer.name("view")
            writer.string(span.view.name)
            writer.name("text")
            writer.string(utf8: text)
            writer.endObject()
        }
        writer.endArray()
    }

    private func writeFailedConditions(to writer: inout JSONWriter) {
        writer.name("conditions_failed")
        writer.beginArray()
        for failed in failedConditions {
            writer.beginObject()
            writer.name("rule")
            writer.string(ruleSet.rules[failed.rule].id)
            writer.name("condition")
            writer.string(failed.condition.subject.name)
            writer.name(failed.condition.isNegated ? "not" : "any_of")
            writer.ids(failed.condition.values.map(\.pattern))
            writer.endObject()
        }
        writer.endArray()
    }
}
