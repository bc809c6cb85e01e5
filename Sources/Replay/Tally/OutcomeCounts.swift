public import ReviewRules

/// How many messages came to each outcome.
public struct OutcomeCounts: Sendable, Equatable {
    private var allowed = 0
    private var rewritten = 0
    private var denied = 0

    /// No messages.
    public init() {}

    /// The number of one outcome; plain members, since hashing an outcome took longer than all else that is counted.
    public subscript(outcome: Verdict.Outcome) -> Int {
        get {
            switch outcome {
            case .allow: allowed
            case .rewrite: rewritten
            case .deny: denied
            }
        }
        set {
            switch outcome {
            case .allow: allowed = newValue
            case .rewrite: rewritten = newValue
            case .deny: denied = newValue
            }
        }
    }

    /// Messages of any outcome.
    public var total: Int { allowed + rewritten + denied }

    mutating func add(_ other: OutcomeCounts) {
        for outcome in Verdict.Outcome.allCases { self[outcome] += other[outcome] }
    }
}

extension OutcomeCounts: ExpressibleByDictionaryLiteral {
    /// The counts of some outcomes; the others are 0.
    public init(dictionaryLiteral elements: (Verdict.Outcome, Int)...) {
        for (outcome, count) in elements { self[outcome] = count }
    }
}
