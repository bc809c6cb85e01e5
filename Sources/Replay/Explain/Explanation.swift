internal import ReviewEvents
public import ReviewRules

/// Why the rules say what they say of one message: the decision, and what became of each rule.
public struct Explanation {
    /// A rule that looked, and spans of it.
    struct Spans {
        let rule: Int
        var spans: [Verdict.Span]
    }

    /// A rule that did not run, and the condition of its `when` that did not hold.
    struct FailedCondition {
        let rule: Int
        let condition: Condition
    }

    let ruleSet: RuleSet
    /// The settings of the message's room.
    let settings: Settings
    let message: Message
    let verdict: Verdict
    /// The handler's answer, JSON.
    let response: [UInt8]
    /// The spans that exceptions covered, rule by rule.
    private(set) var excepted: [Spans] = []
    private(set) var failedConditions: [FailedCondition] = []
    /// Rules that ran and found nothing that counts.
    private(set) var silent: [Int] = []
    /// Rules behind the one that ended the matter.
    private(set) var unreached: [Int] = []
    /// Time in `evaluate`, ns: the first time, when patterns are compiled, and once more.
    let nanoseconds: (first: UInt64, again: UInt64)

    /// Runs `message` through the rules.
    ///
    /// - Throws: `PCRE2Error` without memory for a reviewer.
    public init(_ message: Message, ruleSet: RuleSet) throws {
        let reviewer = try Reviewer(ruleSet)
        var verdict = Verdict()
        var events: [TraceEvent] = []
        func time() -> UInt64 {
            let start = MonotonicClock.nanoseconds
            reviewer.evaluate(message, into: &verdict)
            return MonotonicClock.nanoseconds - start
        }
        let first = time()
        let again = time()
        reviewer.trace = { events.append($0) }
        reviewer.evaluate(message, into: &verdict)

        var writer = JSONWriter()
        ReviewResponse.encode(verdict, of: message, into: &writer)
        self.ruleSet = ruleSet
        self.message = message
        self.verdict = verdict
        settings = ruleSet.settings(inRoom: message.utf8[message.room])
        response = writer.bytes
        nanoseconds = (first, again)
        for event in events { add(event) }
    }

    private mutating func add(_ event: TraceEvent) {
        switch event {
        case .conditionFailed(let rule, let condition):
            failedConditions.append(FailedCondition(rule: rule, condition: ruleSet.rules[rule].when[condition]))
        case .noMatch(let rule): silent.append(rule)
        case .notReached(let rule): unreached.append(rule)
        case .hit: break
        case .excepted(let rule, let span):
            if excepted.last?.rule != rule { excepted.append(Spans(rule: rule, spans: [])) }
            let last = excepted.count - 1
            // Several keywords, or several views, may show the same piece.
            if !excepted[last].spans.contains(span) { excepted[last].spans.append(span) }
        }
    }

    /// The rules that hit, in the order in which they ran.
    var hits: [Spans] {
        verdict.hits.map { Spans(rule: $0.rule, spans: Array(verdict.spans[$0.spans])) }
    }

    /// The text in which a span lies.
    func text(of field: Verdict.Field) -> ArraySlice<UInt8> {
        switch field {
        case .content: message.utf8[message.content]
        case .attribute(let index): message.utf8[message.attributes[index].value]
        }
    }

    /// The field's name as rule files spell it.
    func name(of field: Verdict.Field) -> String {
        switch field {
        case .content: "content"
        case .attribute(let index): "attributes." + message.string(message.attributes[index].name)
        }
    }

    /// The views that show the content as none before them does, and its text there.
    var views: [(view: View, text: [UInt8])] {
        let content = Array(message.utf8[message.content])
        return View.allCases.reduce(into: []) { shown, view in
            let text = view.text(of: content)
            if text != content, !shown.contains(where: { $0.text == text }) { shown.append((view, text)) }
        }
    }
}

extension Condition.Subject {
    /// The key as rule files spell it.
    var name: String {
        switch self {
        case .room: "room"
        case .senderUserID: "sender.user_id"
        case .senderAttribute(let name): "sender.attributes." + name
        case .attribute(let name): "attributes." + name
        }
    }
}
