/// What the rules say of one message. Its storage is reused from message to message.
public struct Verdict: Sendable {
    /// Whether the message is delivered.
    public enum Decision: Sendable {
        case allow
        case deny
    }

    /// What becomes of a message, in one word.
    public enum Outcome: String, Sendable, CaseIterable {
        /// Delivered as sent.
        case allow
        /// Delivered with content or an attribute changed by a `mask` or `replace` rule.
        case rewrite
        /// Not delivered.
        case deny
    }

    /// A rule that hit, as an index into `RuleSet.rules`, and where.
    public struct Hit: Sendable, Equatable {
        /// The rule's index in `RuleSet.rules`.
        public var rule: Int
        /// The rule's spans are `Verdict.spans[spans]`.
        public var spans: Range<Int>
    }

    /// A piece of the message that a rule matched, widened to whole grapheme clusters.
    public struct Span: Sendable, Hashable {
        /// The field the span lies in.
        public var field: Field
        /// UTF-8 bytes, counted from the start of the field's text.
        public var byteRange: Range<Int>
        /// The view that showed it.
        public var view: View
    }

    /// A text of the message that rules look at.
    public enum Field: Sendable, Hashable {
        /// The message's content.
        case content
        /// The value of `Message.attributes[index]`.
        case attribute(index: Int)
    }

    /// An evaluation that was stopped.
    public struct Limit: Sendable, Equatable {
        /// What was exceeded.
        public enum Kind: String, Sendable {
            /// PCRE2's match limit, per pattern call.
            case matchLimit = "match_limit"
            /// The stack or the heap that PCRE2 may use.
            case memory
            /// `time_budget_ms`, per message.
            case timeBudget = "time_budget"
            /// A pattern that this machine's PCRE2 refuses, though the machine that compiled the rule set took it.
            case patternError = "pattern_error"
            /// A rule that no compiler writes, in a file whose checksum is right.
            case damagedRule = "damaged_rule"
        }
        /// The rule's index in `RuleSet.rules`.
        public var rule: Int
        /// What was exceeded.
        public var kind: Kind
    }

    /// Whether the message is delivered.
    public internal(set) var decision = Decision.allow
    /// Whether `content` holds what is delivered in place of the original.
    public internal(set) var isContentRewritten = false
    /// The content to deliver if `isContentRewritten`: UTF-8, 1...`max_length` code points.
    public internal(set) var content: [UInt8] = []
    /// The values that rules rewrote, by index into `Message.attributes`.
    public internal(set) var rewrittenAttributes: [(index: Int, value: [UInt8])] = []
    /// The attributes that rules add, each name once, in the order of the rules.
    public internal(set) var addedAttributes: [(name: String, value: String)] = []
    /// The reason of a denial that the sender sees.
    public internal(set) var reason: String?
    /// The sum of the scores of the rules that hit.
    public internal(set) var score = 0
    /// The rules that hit, in the order in which they ran; `status: test` rules are among them.
    public internal(set) var hits: [Hit] = []
    /// The spans of `hits`.
    public internal(set) var spans: [Span] = []
    /// The limits that fired, of `status: test` rules as well.
    public internal(set) var limits: [Limit] = []
    /// In shadow mode, what the rules would have made of the message; the verdict itself is then ALLOW with the original.
    public internal(set) var shadowed: Outcome?

    /// An `allow` rule ended the matter, so that the score is not judged.
    var isEndedByAllow = false
    /// A limit ended the matter.
    var isStoppedByLimit = false

    /// An ALLOW that changes nothing.
    public init() {}

    /// What becomes of the message.
    public var outcome: Outcome {
        switch decision {
        case .deny: .deny
        case .allow: isContentRewritten || !rewrittenAttributes.isEmpty ? .rewrite : .allow
        }
    }

    /// Makes it an ALLOW that changes nothing, and keeps its storage.
    mutating func reset() {
        decision = .allow
        isContentRewritten = false
        content.removeAll(keepingCapacity: true)
        rewrittenAttributes.removeAll(keepingCapacity: true)
        addedAttributes.removeAll(keepingCapacity: true)
        reason = nil
        score = 0
        hits.removeAll(keepingCapacity: true)
        spans.removeAll(keepingCapacity: true)
        limits.removeAll(keepingCapacity: true)
        shadowed = nil
        isEndedByAllow = false
        isStoppedByLimit = false
    }

    mutating func deny(reason: String?) {
        decision = .deny
        self.reason = reason
    }

    mutating func add(_ attribute: AddedAttribute) {
        addedAttributes.removeAll { $0.name == attribute.name }
        addedAttributes.append((attribute.name, attribute.value))
    }

    /// Turns it into an ALLOW of the original that only remembers what the rules said.
    mutating func withdraw() {
        shadowed = outcome
        decision = .allow
        reason = nil
        isContentRewritten = false
        content.removeAll(keepingCapacity: true)
        rewrittenAttributes.removeAll(keepingCapacity: true)
        addedAttributes.removeAll(keepingCapacity: true)
    }
}
