import LambdaRuntime
import ReviewEvents
import ReviewRules

/// Answers review events by a compiled rule set: every event gets a valid verdict, one that cannot be read a denial.
struct ReviewHandler: InvocationHandler {
    private let reviewer: Reviewer
    private let logsContent: Bool
    private var message = Message()
    private var verdict = Verdict()

    /// A handler for the rule set of the compiled file at `rules`.
    ///
    /// - Parameter logsContent: whether debug records may hold what viewers wrote, and who they are.
    /// - Throws: `RulesFile.Failure` if there is no such file or it is no rule set that this build can use.
    init(rules: String, logsContent: Bool) throws {
        reviewer = try Reviewer(try RulesFile.read(rules), clock: BudgetClock().nanoseconds)
        self.logsContent = logsContent
    }

    mutating func handle(_ event: [UInt8], invocation: Invocation, log: Logger, response: inout [UInt8]) {
        do {
            try ReviewEvent.decode(event, into: &message)
        } catch {
            log.warn("Denied an event that cannot be read", ["error": .string("\(error)")])
            response.append(contentsOf: ReviewResponse.invalidEventResponse)
            return
        }
        reviewer.evaluate(message, into: &verdict)
        ReviewResponse.encode(verdict, of: message, into: &response)
        for limit in verdict.limits {
            log.warn(
                "A limit stopped a rule",
                ["rule": .string(reviewer.compiled.ruleID(limit.rule)), "limit": .string(limit.kind.rawValue)])
        }
        report(log)
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
