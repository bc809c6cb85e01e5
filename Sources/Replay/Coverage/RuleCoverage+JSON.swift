internal import ReviewEvents
internal import ReviewRules

extension RuleCoverage {
    /// The coverage as one JSON object, with every piece and every pair: `{messages, tests, labelled, quality, rules:
    /// [{id, status, tests, messages, quality, parts: [{kind, text, regex?, tests, messages}]}], overlaps, evasions}`.
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("messages", lines.messages)
        writer.member("not_read", lines.unread)
        writer.member("tests", tests)
        writer.member("labelled", labelled)
        writer.member("labels_not_understood", invalidLabels)
        writer.name("unknown_rules")
        writer.ids(unknownRules)
        if labelled > 0 {
            writer.member("verdicts_as_labelled", exactVerdicts.right)
            writer.quality(overall)
        }
        writer.name("rules")
        writer.beginArray()
        for (index, rule) in parts.ruleSet.rules.enumerated() {
            writer.beginObject()
            writer.member("id", rule.id)
            writer.member("status", rule.status.rawValue)
            writer.hits(ruleHits[index])
            if labelled > 0 { writer.quality(quality(ofRule: index)) }
            writer.name("parts")
            writer.beginArray()
            for part in parts.parts.indices where parts.parts[part].rule == index {
                writer.beginObject()
                writer.member("kind", parts.parts[part].kind.rawValue)
                writer.member("text", parts.parts[part].text)
                if let regex = parts.parts[part].regex { writer.member("regex", regex) }
                writer.hits(partHits[part])
                writer.endObject()
            }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writeOverlaps(to: &writer)
        writeEvasions(to: &writer)
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private func writeOverlaps(to writer: inout JSONWriter) {
        writer.name("overlaps")
        writer.beginArray()
        for overlap in overlaps {
            writer.beginObject()
            writer.name("rules")
            writer.ids([overlap.first, overlap.second].map { parts.ruleSet.rules[$0].id })
            writer.member("messages", overlap.messages)
            writer.endObject()
        }
        writer.endArray()
    }

    private func writeEvasions(to writer: inout JSONWriter) {
        writer.name("evasions")
        writer.beginArray()
        for evasion in evasions {
            writer.beginObject()
            writer.member("technique", evasion.technique)
            writer.member("tried", evasion.tried)
            writer.member("found", evasion.found)
            writer.endObject()
        }
        writer.endArray()
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: String, _ number: Int) {
        self.name(name)
        integer(number)
    }

    fileprivate mutating func hits(_ hits: RuleCoverage.Hits) {
        member("tests", hits.tests)
        member("messages", hits.messages)
    }

    fileprivate mutating func quality(_ quality: Quality) {
        name("quality")
        beginObject()
        for (name, share) in [
            ("precision", quality.precision), ("recall", quality.recall), ("f1", quality.f1),
            ("s_o", quality.spamToOverall),
        ] {
            self.name(name)
            if let share { decimal(share, digits: 4) } else { null() }
        }
        member("true_positives", quality.truePositives)
        member("false_positives", quality.falsePositives)
        member("false_negatives", quality.falseNegatives)
        member("true_negatives", quality.trueNegatives)
        endObject()
    }
}
