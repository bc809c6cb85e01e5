/// One rule of a rule file: when it looks, what it looks for, and what follows from a hit.
public struct Rule: Sendable, Equatable {
    /// Whether a rule takes part.
    public enum Status: String, Sendable, CaseIterable {
        /// It takes part.
        case stable
        /// It is evaluated and reported, and never changes the verdict.
        case test
        /// It does not run.
        case disabled
    }

    /// How bad a hit is; reports sort and colour by it.
    public enum Severity: String, Sendable, CaseIterable {
        case info, low, medium, high, critical
    }

    /// A text of the message that a rule looks at.
    public enum FieldSelector: Sendable, Equatable {
        /// The message's content.
        case content
        /// The message attribute of this name.
        case attribute(String)
        /// Every message attribute.
        case allAttributes
    }

    /// What a hit does, beside its score and its attributes.
    public enum Action: Sendable, Equatable {
        /// The message is not delivered.
        case deny
        /// Each grapheme cluster of the matched text becomes this character.
        case mask(String)
        /// The matched text becomes the template's text.
        case replace(Template)
        /// Nothing but the score.
        case score
        /// Nothing but the attributes.
        case tag
        /// The message is delivered as rewritten so far, and no later rule runs.
        case allow

        /// The action's name in a rule file.
        public var name: String {
            switch self {
            case .deny: "deny"
            case .mask: "mask"
            case .replace: "replace"
            case .score: "score"
            case .tag: "tag"
            case .allow: "allow"
            }
        }
    }

    /// The rule's name in reports, unique in its rule set: `[a-z0-9-]+`.
    public var id: String
    /// What the rule is for, in a few words.
    public var title: String?
    /// Whether the rule takes part.
    public var status = Status.stable
    /// How bad a hit is.
    public var severity = Severity.medium
    /// Free words to group rules by.
    public var tags: [String] = []
    /// Rules of higher priority run first; among equals the order of the files decides.
    public var priority = 0
    /// The views in which the rule looks.
    public var views: [View] = [.raw]
    /// The texts at which the rule looks.
    public var fields: [FieldSelector] = [.content]
    /// All must hold for the rule to run.
    public var when: [Condition] = []
    /// What the rule looks for; nil hits every message.
    public var match: Match?
    /// Spans inside a match of these do not count.
    public var except = Matchers()
    /// What a hit does.
    public var action: Action
    /// The reason of a denial by this rule, which the sender sees.
    public var reason: String?
    /// What a hit adds to the message's score.
    public var score = 0
    /// What a hit adds to the attributes of the delivered message, in file order.
    public var attributes: [AddedAttribute] = []

    /// The scores a rule may give; sums of a million rules stay far from overflow.
    public static let scoreRange = -1_000_000...1_000_000

    /// A rule with the defaults of the rule format.
    public init(id: String, action: Action) {
        self.id = id
        self.action = action
    }
}

/// An attribute that a rule adds to the delivered message.
public struct AddedAttribute: Sendable, Equatable {
    /// The attribute's name.
    public var name: String
    /// The attribute's value.
    public var value: String

    /// An attribute of this name and value.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// What a rule looks for.
public struct Match: Sendable, Equatable {
    /// Any of these makes the rule hit.
    public var any = Matchers()
    /// If not empty, the rule also hits when each of these blocks hits.
    public var all: [Matchers] = []

    /// A match that looks for nothing.
    public init() {}
}

/// Keywords, patterns and filters of which any will do.
public struct Matchers: Sendable, Equatable {
    /// The keywords, lists resolved.
    public var keywords: [Keyword] = []
    /// The regexes as written: PCRE2 syntax with `PCRE2_UTF` and `PCRE2_UCP`.
    public var patterns: [String] = []
    /// The filters; the rule's views do not matter to them.
    public var filters: [Filter] = []

    /// Matchers that match nothing.
    public init() {}

    /// Whether there is nothing to look for.
    public var isEmpty: Bool { keywords.isEmpty && patterns.isEmpty && filters.isEmpty }
}
