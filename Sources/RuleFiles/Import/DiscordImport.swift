internal import ReviewRules
internal import Yams

/// Reads the rules of Discord's AutoMod, as its API lists them (docs.discord.com, *Auto Moderation*): one rule, or an array.
public enum DiscordImport {
    /// The rules of `json`.
    ///
    /// - Throws: `ImportError` if the source cannot be read or holds no such rules.
    public static func read(_ json: String, name: String) throws -> ImportedRules {
        let roots = try ImportDocument.roots(of: ImportDocument.joiningSurrogates(json), name: name)
        guard let root = roots.first, roots.count == 1 else {
            throw ImportError(description: "\(name): not one JSON value")
        }
        let nodes = root.sequence.map(Array.init) ?? root["auto_moderation_rules"]?.sequence.map(Array.init) ?? [root]
        guard nodes.contains(where: { $0["trigger_type"] != nil }) else {
            throw ImportError(description: "\(name): no rule with a trigger_type, which every rule of AutoMod has")
        }
        let rules = nodes.map(rule)
        var remarks: [ImportedRules.Remark] = []
        if rules.contains(where: { $0.blocks.contains { !$0.keywords.isEmpty } }) {
            remarks.append(
                .init(
                    line: 0,
                    text: "words end differently: Discord looks for white space around them, a keyword "
                        + "here for anything that is no letter, digit or _"))
        }
        var writer = ImportedRuleWriter(source: "Discord AutoMod")
        return try writer.write(rules, remarks: remarks)
    }

    private static func rule(_ node: Node) -> ImportedRule {
        var rule = ImportedRule(name: node["name"]?.scalar?.string ?? "discord", line: node.line)
        rule.isDisabled = node["enabled"]?.bool == false
        readTrigger(node, into: &rule)
        guard !rule.isEmpty else { return rule }
        readActions(node, into: &rule)
        readExemptions(node, into: &rule)
        return rule
    }

    // MARK: - Triggers

    private static func readTrigger(_ node: Node, into rule: inout ImportedRule) {
        let type = node["trigger_type"]
        let metadata = node["trigger_metadata"]
        func refuse(_ text: String) {
            rule.remarks.append(.init(line: type?.line ?? node.line, text: "the rule \(rule.name.quoted): \(text)"))
        }
        switch type?.int {
        case 1: readKeywords(metadata, into: &rule)
        case 3: refuse("spam detection is Discord's own; repetition, caps, emoji and links come near")
        case 4: refuse("the word lists of presets are Discord's own; use lists of your own")
        case 5:
            guard let limit = metadata?["mention_total_limit"]?.int else {
                return refuse("it has no mention_total_limit")
            }
            rule.blocks = [.init(filters: ["mentions: {max: \(limit)}"])]
            rule.remarks.append(
                .init(line: type?.line ?? 0, text: "each mention counts here, the same name twice as two"))
            if let raid = metadata?["mention_raid_protection_enabled"], raid.bool == true {
                rule.remarks.append(.init(line: raid.line, text: "raid protection: one message is judged at a time"))
            }
        case 6: refuse("profiles of members are not part of a chat message")
        default: refuse("the trigger_type \(type?.scalar?.string ?? "that is missing") is not known")
        }
    }

    private static func readKeywords(_ metadata: Node?, into rule: inout ImportedRule) {
        var block = ImportedRule.Block()
        for (text, line) in metadata?["keyword_filter"]?.words ?? [] {
            guard let keyword = keyword(text) else {
                rule.remarks.append(.init(line: line, text: "the keyword \(text.quoted) holds no word"))
                continue
            }
            block.keywords.append(keyword)
        }
        for (text, line) in metadata?["regex_patterns"]?.words ?? [] {
            do throws(RustRegex.Refusal) {
                block.regexes.append(try RustRegex.translated(text))
            } catch {
                rule.remarks.append(.init(line: line, text: "the regex \(text.quoted): \(error.reason)"))
            }
        }
        rule.exceptKeywords = metadata?["allow_list"]?.words.compactMap { keyword($0.text) } ?? []
        if !block.isEmpty {
            rule.blocks = [block]
        } else {
            rule.remarks.append(
                .init(line: rule.line, text: "the rule \(rule.name.quoted): nothing to look for is left"))
        }
    }

    /// A keyword of Discord as rule files spell it: `*` at an end stands for the rest of the word there as well.
    private static func keyword(_ source: String) -> String? {
        var text = source[...]
        let leads = text.hasPrefix("*")
        if leads { text = text.dropFirst() }
        let trails = text.hasSuffix("*")
        if trails { text = text.dropLast() }
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        guard !text.isEmpty else { return nil }
        return Keyword.spelling(of: String(text), leadingWildcard: leads, trailingWildcard: trails)
    }

    // MARK: - Actions and exemptions

    private static func readActions(_ node: Node, into rule: inout ImportedRule) {
        var blocks = false
        for action in node["actions"]?.sequence ?? [] {
            let line = action["type"]?.line ?? action.line
            switch action["type"]?.int {
            case 1:
                blocks = true
                rule.reason = action["metadata"]?["custom_message"]?.scalar?.string
            case 2: rule.remarks.append(.init(line: line, text: "the alert: hits stand in the handler's log"))
            case 3:
                blocks = true
                rule.remarks.append(
                    .init(line: line, text: "the time-out: the message is denied, its sender may write the next one"))
            case 4:
                rule.remarks.append(.init(line: line, text: "blocking the member: a rule judges messages, not people"))
            default: rule.remarks.append(.init(line: line, text: "an action of an unknown type"))
            }
        }
        guard !blocks else {
            rule.reason = rule.reason ?? "Message blocked by chat moderation"
            return
        }
        rule.action = "tag"
        rule.attributes = [("moderation", "alert")]
    }

    private static func readExemptions(_ node: Node, into rule: inout ImportedRule) {
        let roles = node["exempt_roles"]?.words ?? []
        if let first = roles.first {
            let ids = roles.map(\.text.yamlQuoted).joined(separator: ", ")
            rule.when = ["sender.attributes.role: {not: [\(ids)]}"]
            rule.remarks.append(
                .init(
                    line: first.line,
                    text: "exempt_roles are ids of Discord: put your own roles there, as your server writes them into "
                        + "the attribute role of chat tokens"))
        }
        if let channels = node["exempt_channels"], !channels.words.isEmpty {
            rule.remarks.append(
                .init(line: channels.line, text: "exempt_channels: name your rooms' ARNs in when, room: {not: [...]}"))
        }
    }
}
