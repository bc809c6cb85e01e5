internal import ReviewRules
internal import Yams

/// Reads the rules of Reddit's AutoModerator: YAML documents, each of which is a rule.
///
/// A chat message has neither title nor domain: checks of both are made of its text. All checks of a rule must hold there,
/// so that each becomes a block of `all`.
public enum RedditImport {
    /// The rules of `yaml`.
    ///
    /// - Throws: `ImportError` if the source cannot be read or holds no such rules.
    public static func read(_ yaml: String, name: String) throws -> ImportedRules {
        let roots = try ImportDocument.roots(of: yaml, name: name)
        guard roots.contains(where: { $0.mapping != nil }) else {
            throw ImportError(description: "\(name): no rule of AutoModerator, which is a mapping of keys to values")
        }
        let rules = roots.map(rule)
        var remarks: [ImportedRules.Remark] = []
        if rules.contains(where: { $0.when.contains(moderatorsExempt) }) {
            remarks.append(
                .init(
                    line: 0,
                    text: "moderators are exempt if your server writes role: moderator or owner into their chat token"))
        }
        var writer = ImportedRuleWriter(source: "Reddit AutoModerator")
        return try writer.write(rules, remarks: remarks)
    }

    private static let moderatorsExempt = "sender.attributes.role: {not: [moderator, owner]}"
    /// Keys that say something about the rule, not about messages.
    private static let silentKeys: Set<String> = [
        "action", "action_reason", "moderators_exempt", "priority", "author", "type",
    ]
    /// What AutoModerator does beside its action, which a review cannot.
    private static let effects: Set<String> = [
        "comment", "comment_stickied", "comment_locked", "message", "message_subject", "modmail", "modmail_subject",
        "set_flair", "set_sticky", "set_nsfw", "set_spoiler", "set_contest_mode", "set_locked", "set_original_content",
        "set_suggested_sort", "set_post_crowd_control_level", "overwrite_flair", "report_reason", "ignore_reports",
    ]

    private static func rule(_ node: Node) -> ImportedRule {
        let reason = node["action_reason"]?.scalar?.string ?? node["report_reason"]?.scalar?.string
        var rule = ImportedRule(name: reason ?? "reddit line \(node.line)", line: node.line)
        guard let mapping = node.mapping else {
            rule.remarks.append(.init(line: node.line, text: "this document is no rule"))
            return rule
        }
        guard readAction(node, reason, into: &rule) else { return rule }
        var isWhole = true
        for (key, value) in mapping where !silentKeys.contains(key.scalar?.string ?? "") {
            if !read(key.scalar?.string ?? "", value, key.line, into: &rule) { isWhole = false }
        }
        if let author = node["author"], !readAuthor(author, into: &rule) { isWhole = false }
        if rule.isEmpty {
            rule.remarks.append(.init(line: node.line, text: "nothing that a message shows is left of this rule"))
            rule.when = []
            rule.blocks = []
        } else if !isWhole {
            // Without one of its conditions a rule finds more than it was written for.
            rule.isTrial = true
        }
        if !rule.isEmpty, node["moderators_exempt"]?.bool != false, rule.action != "allow" {
            rule.when.append(moderatorsExempt)
        }
        return rule
    }

    // MARK: - Actions

    private static func readAction(_ node: Node, _ reason: String?, into rule: inout ImportedRule) -> Bool {
        let action = node["action"]
        let line = action?.line ?? node.line
        if let standard = node["standard"] {
            rule.remarks.append(.init(line: standard.line, text: "standard conditions are lists of Reddit's own"))
            return false
        }
        switch action?.scalar?.string {
        case "remove", "spam": rule.action = "deny"
        case "filter":
            rule.action = "deny"
            rule.remarks.append(
                .init(line: line, text: "filter: there is no queue to approve it from, so it is denied"))
        case "report":
            rule.action = "tag"
            rule.attributes = [("moderation", reason ?? "report")]
            rule.remarks.append(
                .init(line: line, text: "report: the message is delivered with the attribute moderation"))
        case "approve": rule.action = "allow"
        case let name:
            rule.remarks.append(
                .init(
                    line: line,
                    text: name.map { "the action \($0.quoted) is nothing that a review can do" }
                        ?? "the rule has no action that a review can take"))
            return false
        }
        rule.reason = rule.action == "deny" ? reason ?? "Message removed by a chat rule" : nil
        if let reason, reason.contains("{{"), rule.action == "deny" {
            rule.remarks.append(
                .init(line: node["action_reason"]?.line ?? line, text: "placeholders in a reason are shown as they are")
            )
        }
        return true
    }

    // MARK: - Checks

    /// Reads one key; false if a condition is lost.
    private static func read(_ key: String, _ value: Node, _ line: Int, into rule: inout ImportedRule) -> Bool {
        if effects.contains(key) {
            rule.remarks.append(
                .init(line: line, text: "\(key): a review allows, denies or rewrites a message, no more"))
            return true
        }
        switch key {
        case "body_longer_than":
            guard let limit = value.int else { return lose(key, line, &rule) }
            rule.blocks.append(.init(filters: ["length: {max: \(limit)}"]))
            return true
        case "body_shorter_than":
            guard let limit = value.int, limit > 0 else { return lose(key, line, &rule) }
            rule.blocks.append(.init(regexes: ["(?s)\\A.{0,\(limit - 1)}\\z"]))
            rule.allowed.append((.matchesEmptyText, "body_shorter_than is meant so"))
            return true
        default: break
        }
        guard let check = RedditCheck(key: key, value: value) else { return lose(key, line, &rule) }
        let texts = Set(check.fields).intersection(["title", "body", "url"])
        if texts.isEmpty, check.fields == ["domain"] {
            let names = check.words.map(\.text.yamlQuoted).joined(separator: ", ")
            rule.blocks.append(.init(filters: ["links: {\(check.isNegated ? "allow" : "deny"): [\(names)]}"]))
            return true
        }
        guard !texts.isEmpty else { return lose(key, line, &rule) }
        let block = check.block(&rule.remarks)
        guard !block.isEmpty else { return lose(key, line, &rule) }
        rule.blocks.append(block)
        return true
    }

    private static func lose(_ key: String, _ line: Int, _ rule: inout ImportedRule) -> Bool {
        rule.remarks.append(.init(line: line, text: "\(key): nothing in a chat message answers to it"))
        return false
    }

    private static func readAuthor(_ author: Node, into rule: inout ImportedRule) -> Bool {
        guard let mapping = author.mapping else {
            rule.when.append("sender.user_id: [\(author.words.map(\.text.yamlQuoted).joined(separator: ", "))]")
            return true
        }
        var isWhole = true
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            let ids = value.words.map(\.text.yamlQuoted).joined(separator: ", ")
            switch name {
            case "name": rule.when.append("sender.user_id: [\(ids)]")
            case "~name": rule.when.append("sender.user_id: {not: [\(ids)]}")
            default:
                rule.remarks.append(
                    .init(
                        line: key.line,
                        text: "author \(name): write what you know of the sender into the chat token, and ask for it "
                            + "in when, sender.attributes"))
                isWhole = false
            }
        }
        return isWhole
    }
}
