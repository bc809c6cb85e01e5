internal import ReviewEvents
internal import ReviewRules

extension RuleDiff {
    /// The differences as one JSON object:
    /// `{messages, changed, harder, softer, rewritten_otherwise, verdicts:[{before, after, messages}],
    /// rules:{added, removed, edited}, groups:[{rule, gained, lost, changed, examples:[…]}]}`.
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        for (name, count) in [
            ("messages", messages), ("changed", changed), ("harder", harder), ("softer", softer),
            ("rewritten_otherwise", rewrittenOtherwise),
        ] {
            writer.name(name)
            writer.integer(count)
        }
        writer.name("verdicts")
        writer.beginArray()
        for (move, count) in sortedMoves {
            writer.beginObject()
            writer.member("before", move.before.rawValue)
            writer.member("after", move.after.rawValue)
            writer.name("messages")
            writer.integer(count)
            writer.endObject()
        }
        writer.endArray()
        writer.name("rules")
        writer.beginObject()
        for (name, ids) in [("added", changes.added), ("removed", changes.removed), ("edited", changes.edited)] {
            writer.name(name)
            writer.ids(ids)
        }
        writer.endObject()
        writer.name("groups")
        writer.beginArray()
        for group in groups { writer.group(group) }
        writer.endArray()
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }
}

extension JSONWriter {
    /// Writes a member whose value is a text; null for nil.
    mutating func member(_ name: String, _ text: String?) {
        self.name(name)
        if let text { string(text) } else { null() }
    }

    fileprivate mutating func group(_ group: RuleDiff.Group) {
        beginObject()
        member("rule", group.rule)
        for (name, count) in [("gained", group.gained), ("lost", group.lost), ("changed", group.changed)] {
            self.name(name)
            integer(count)
        }
        name("examples")
        beginArray()
        for example in group.examples {
            beginObject()
            if let file = example.file { member("file", file) }
            name("line")
            integer(example.line)
            member("text", example.text)
            member("before", example.before.rawValue)
            member("after", example.after.rawValue)
            member("content_before", example.textBefore)
            member("content_after", example.textAfter)
            endObject()
        }
        endArray()
        endObject()
    }
}
