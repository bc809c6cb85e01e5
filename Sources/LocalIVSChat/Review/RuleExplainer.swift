internal import ReviewEvents
internal import ReviewRules

/// Says which rules hit a message and where; the handler's answer does not tell.
actor RuleExplainer {
    /// A rule that hit.
    struct Hit: Sendable, Equatable {
        /// A piece of a text, counted in UTF-16 code units, as browsers count.
        struct Span: Sendable, Equatable {
            var field: String
            var start: Int
            var end: Int
            var view: String
        }

        var id: String
        var severity: String
        var action: String
        /// Whether it is only tried out.
        var isTest: Bool
        var spans: [Span]
    }

    private var reviewer: Reviewer?
    private var rules: [Rule] = []
    private var message = Message()
    private var verdict = Verdict()

    /// From now on explains by these rules.
    func use(_ ruleSet: RuleSet) {
        reviewer = try? Reviewer(ruleSet)
        rules = ruleSet.rules
    }

    /// The rules that hit an event, in the order in which they ran.
    func hits(_ event: [UInt8]) -> [Hit] {
        guard let reviewer, (try? ReviewEvent.decode(event, into: &message)) != nil else { return [] }
        reviewer.evaluate(message, into: &verdict)
        return verdict.hits.map { hit in
            let rule = rules[hit.rule]
            return Hit(
                id: rule.id, severity: rule.severity.rawValue, action: rule.action.name, isTest: rule.status == .test,
                spans: verdict.spans[hit.spans].map(span))
        }
    }

    private func span(_ span: Verdict.Span) -> Hit.Span {
        let (field, text) =
            switch span.field {
            case .content: ("content", message.utf8[message.content])
            case .attribute(let index):
                (
                    "attributes." + message.string(message.attributes[index].name),
                    message.utf8[message.attributes[index].value]
                )
            }
        func units(_ count: Int) -> Int { String(decoding: text.prefix(count), as: UTF8.self).utf16.count }
        return Hit.Span(
            field: field, start: units(span.byteRange.lowerBound), end: units(span.byteRange.upperBound),
            view: span.view.name)
    }
}
