import LambdaRuntime
import ReviewEvents
import ReviewRules

/// Answers review events by a compiled rule set: every event gets a valid verdict, one that cannot be read a denial.
struct ReviewHandler: InvocationHandler {
    private let reviewer: Reviewer
    private let logsContent: Bool
    private var observation: Observation?
    private var message = Message()
    private var verdict = Verdict()

    /// A handler that judges by `rules`, which several handlers may share; itself it belongs to one thread.
    ///
    /// - Throws: `PCRE2Error` if there is no memory for a match.
    init(_ rules: CompiledRuleSet, _ options: HandlerOptions) throws {
        reviewer = try Reviewer(rules, clock: BudgetClock().nanoseconds)
        logsContent = options.logsContent
        observation = Observation(options)
    }

    mutating func handle(_ event: [UInt8], invocation: Invocation, log: Logger, response: inout [UInt8]) {
        observation?.begin()
        do {
            try ReviewEvent.decode(event, into: &message)
        } catch {
            log.warn("Denied an event that cannot be read", ["error": .string("\(error)")])
            response.append(contentsOf: ReviewResponse.invalidEventResponse)
            observation?.end(invalidEvent: "\(error)")
            return
        }
        reviewer.evaluate(message, into: &verdict)
        ReviewResponse.encode(verdict, of: message, into: &response)
        observation?.end()
        for limit in verdict.limits {
            log.warn(
                "A limit stopped a rule",
                ["rule": .string(reviewer.compiled.ruleID(limit.rule)), "limit": .string(limit.kind.rawValue)])
        }
        report(log)
    }

    mutating func answered(_ invocation: Invocation, log: Logger) {
        observation?.tell(verdict, of: message, by: reviewer.compiled, requestID: invocation.requestID)
    }

    mutating func end() {
        observation?.close()
    }

    private func report(_ log: Logger) {
        // In shadow mode the verdict is what the log is for.
        if let shadowed = verdict.shadowed {
            log.info("Reviewed in shadow mode", ["would": .string(shadowed.rawValue), "rules": .string(ruleIDs)])
        }
        guard logsContent else {
            log.debug("Reviewed", ["verdict": .string(verdict.outcome.rawValue), "rules": .string(ruleIDs)])
            return
        }
        log.debug(
            "Reviewed",
            [
                "verdict": .string(verdict.outcome.rawValue), "rules": .string(ruleIDs),
                "content": .string(message.string(message.content)), "user": .string(message.string(message.senderID)),
            ])
    }

    private var ruleIDs: String {
        verdict.hits.map { reviewer.compiled.ruleID($0.rule) }.joined(separator: " ")
    }
}
