internal import ReviewRules

/// Conditions that can never hold: R033.
enum ConditionChecks {
    static func run(_ context: LintContext, into findings: inout LintFindings) {
        for rule in context.running {
            for condition in rule.rule.when {
                guard let problem = problem(of: condition) else { continue }
                findings.add(
                    .impossibleCondition, problem, at: rule.place(ofValue: "when", condition.key), rule)
            }
        }
    }

    private static func problem(of condition: Condition) -> String? {
        let matchesAll = condition.values.contains { $0.pattern.allSatisfy { $0 == "*" } && !$0.pattern.isEmpty }
        switch (condition.subject, condition.isNegated) {
        case (.room, true):
            return condition.values.contains(where: matchesEveryRoom)
                ? "every message has a room, so that this never holds" : nil
        case (.senderUserID, true):
            return matchesAll ? "every message has a sender, so that this never holds" : nil
        case (.room, false):
            return condition.values.allSatisfy { !canBeRoom($0.pattern) }
                ? "no room's ARN matches \(condition.values.map(\.pattern.quoted).joined(separator: " or "))" : nil
        case (.senderUserID, false):
            return condition.values.allSatisfy(\.pattern.isEmpty)
                ? "a user id is never empty, so that this never holds" : nil
        case (.senderAttribute, _), (.attribute, _): return nil
        }
    }

    /// Two rooms that share nothing but what every room has.
    private static func matchesEveryRoom(_ glob: Glob) -> Bool {
        ["arn:aws:ivschat:us-west-2:123456789012:room/x", "arn:aws-cn:ivschat:eu-1:000000000000:room/ZZZ"]
            .allSatisfy { glob.matches(Array($0.utf8)) }
    }

    private static func canBeRoom(_ pattern: String) -> Bool {
        let start = pattern.prefix { $0 != "*" }
        guard pattern.contains("*") else { return pattern.hasPrefix("arn:") && pattern.contains(":room/") }
        return start.hasPrefix("arn:") || "arn:".hasPrefix(start)
    }
}

extension Condition {
    /// The condition's key in a rule file.
    fileprivate var key: String {
        switch subject {
        case .room: "room"
        case .senderUserID: "sender.user_id"
        case .senderAttribute(let name): "sender.attributes.\(name)"
        case .attribute(let name): "attributes.\(name)"
        }
    }
}
