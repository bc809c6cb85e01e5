import LambdaRuntime
import ReviewRules

/// Leaves a record of each review. A message that was denied is in no chat log of IVS: this is its only trace.
struct ReviewAudit {
    /// IVS Chat's messages have 500 code points unless the quota was raised; an event may hold anything.
    private static let contentLimit = 4_096

    private let log: Logger
    private let logsContent: Bool

    /// Records that hold content and user id only where the operator asks for it.
    init(logsContent: Bool, log: Logger = .standardOutput()) {
        self.logsContent = logsContent
        self.log = log
    }

    /// Records what became of a message.
    func record(
        _ verdict: Verdict, of message: Message, by rules: CompiledRuleSet, requestID: String, microseconds: Int
    ) {
        let log = log.with(requestID: requestID)
        let ids = verdict.hits.map { rules.ruleID($0.rule) }
        let limits = verdict.limits.map { "\(rules.ruleID($0.rule)) \($0.kind.rawValue)" }
        let would = verdict.shadowed.map { LogValue.string($0.rawValue) } ?? .null
        guard logsContent else {
            log.info(
                "Audit",
                [
                    "verdict": .string(verdict.outcome.rawValue), "would": would, "rules": .strings(ids),
                    "spans": .integer(verdict.spans.count), "score": .integer(verdict.score),
                    "limits": .strings(limits), "messageId": .string(message.string(message.id)),
                    "room": .string(message.string(message.room)), "microseconds": .integer(microseconds),
                ])
            return
        }
        log.info(
            "Audit",
            [
                "verdict": .string(verdict.outcome.rawValue), "would": would, "rules": .strings(ids),
                "spans": .integer(verdict.spans.count), "score": .integer(verdict.score), "limits": .strings(limits),
                "messageId": .string(message.string(message.id)), "room": .string(message.string(message.room)),
                "microseconds": .integer(microseconds),
                "content": .string(message.string(message.content.prefix(Self.contentLimit))),
                "user": .string(message.string(message.senderID)),
            ])
    }

    /// Records an event that could not be read, and was denied.
    func recordInvalidEvent(_ error: String, requestID: String, microseconds: Int) {
        log.with(requestID: requestID).info(
            "Audit",
            [
                "verdict": .string(Verdict.Outcome.deny.rawValue), "error": .string(error),
                "microseconds": .integer(microseconds),
            ])
    }
}
