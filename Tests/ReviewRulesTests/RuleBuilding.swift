import ReviewRules

/// Matchers whose keywords are spelt as in rule files.
func matchers(_ keywords: [String] = [], patterns: [String] = []) throws -> Matchers {
    var matchers = Matchers()
    matchers.keywords = try keywords.map { try Keyword(parsing: $0) }
    matchers.patterns = patterns
    return matchers
}

/// A rule with the defaults of the rule format; `keywords` are spelt as in rule files.
func rule(
    _ id: String = "rule", _ action: Rule.Action = .mask("*"), keywords: [String] = [], patterns: [String] = [],
    all: [Matchers] = [], except: Matchers = Matchers(), views: [View] = [.raw],
    fields: [Rule.FieldSelector] = [.content], when: [Condition] = [], priority: Int = 0,
    status: Rule.Status = .stable, score: Int = 0, attributes: [AddedAttribute] = [], reason: String? = nil
) throws -> Rule {
    var rule = Rule(id: id, action: action)
    var match = Match()
    match.any = try matchers(keywords, patterns: patterns)
    match.all = all
    rule.match = match
    rule.except = except
    rule.views = views
    rule.fields = fields
    rule.when = when
    rule.priority = priority
    rule.status = status
    rule.score = score
    rule.attributes = attributes
    rule.reason = reason
    return rule
}

/// A replacement by the template that `source` spells.
func replacement(_ source: String) throws -> Rule.Action {
    .replace(try Template(parsing: source))
}

/// A message of these texts; an empty room or sender is one that the message does not have.
func message(
    _ content: String, room: String = "", sender: String = "", senderAttributes: [(String, String)] = [],
    attributes: [(String, String)] = []
) -> Message {
    var message = Message()
    // Something in front, so that no text stands at offset 0 by chance.
    message.id = message.append("message-id".utf8)
    message.attributes = attributes.map { name, value in
        Message.Attribute(name: message.append(name.utf8), value: message.append(value.utf8))
    }
    message.content = message.append(content.utf8)
    message.room = message.append(room.utf8)
    message.senderID = message.append(sender.utf8)
    message.senderAttributes = senderAttributes.map { name, value in
        Message.Attribute(name: message.append(name.utf8), value: message.append(value.utf8))
    }
    return message
}
