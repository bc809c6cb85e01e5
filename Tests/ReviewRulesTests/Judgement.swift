import ReviewRules

/// A verdict with its ids, spans and texts spelt out, so that two of them can be compared and read.
struct Judgement: Equatable {
    var outcome: Verdict.Outcome
    /// What is delivered; nil for a denial.
    var content: String?
    /// The attributes whose value was rewritten, as `name=value`.
    var rewrittenAttributes: [String]
    /// The attributes that rules add, as `name=value`.
    var addedAttributes: [String]
    var reason: String?
    var score: Int
    /// The ids of the rules that hit.
    var hits: [String]
    /// The pieces of the message that each hit matched.
    var spans: [[String]]
    /// The limits that fired, as `id:kind`.
    var limits: [String]
    var shadowed: Verdict.Outcome?

    init(_ verdict: Verdict, of message: Message, by ruleSet: RuleSet) {
        outcome = verdict.outcome
        switch verdict.decision {
        case .deny: content = nil
        case .allow where verdict.isContentRewritten: content = String(decoding: verdict.content, as: UTF8.self)
        case .allow: content = message.string(message.content)
        }
        rewrittenAttributes = verdict.rewrittenAttributes.map { index, value in
            "\(message.string(message.attributes[index].name))=\(String(decoding: value, as: UTF8.self))"
        }
        addedAttributes = verdict.addedAttributes.map { "\($0.name)=\($0.value)" }
        reason = verdict.reason
        score = verdict.score
        hits = verdict.hits.map { ruleSet.rules[$0.rule].id }
        spans = verdict.hits.map { hit in verdict.spans[hit.spans].map { Self.text($0, of: message) } }
        limits = verdict.limits.map { "\(ruleSet.rules[$0.rule].id):\($0.kind.rawValue)" }
        shadowed = verdict.shadowed
    }

    private static func text(_ span: Verdict.Span, of message: Message) -> String {
        let field =
            switch span.field {
            case .content: message.content
            case .attribute(let index): message.attributes[index].value
            }
        let range = (field.lowerBound + span.byteRange.lowerBound)..<(field.lowerBound + span.byteRange.upperBound)
        return message.string(range)
    }
}

/// What the rules of `ruleSet` say of `message`.
func judge(_ message: Message, by ruleSet: RuleSet, clock: (() -> UInt64)? = nil) throws -> Judgement {
    var verdict = Verdict()
    try Reviewer(ruleSet, clock: clock).evaluate(message, into: &verdict)
    return Judgement(verdict, of: message, by: ruleSet)
}

/// What `rules` say of `message`.
func judge(_ message: Message, _ rules: Rule..., settings: Settings = Settings()) throws -> Judgement {
    try judge(message, by: RuleSet(settings: settings, rules: rules))
}

/// What `rules` say of a message that holds `content` alone.
func judge(_ content: String, _ rules: Rule..., settings: Settings = Settings()) throws -> Judgement {
    try judge(message(content), by: RuleSet(settings: settings, rules: rules))
}
