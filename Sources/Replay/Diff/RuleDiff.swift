public import ReviewRules

/// What changes for the messages of some files when one rule set takes the place of another.
public struct RuleDiff: Sendable {
    /// The messages of which one rule made something different.
    public struct Group: Sendable {
        /// The rule; nil for settings and order.
        public let rule: String?
        /// Messages that the rule hits now and did not before, and the other way round.
        public internal(set) var gained = 0, lost = 0
        /// Messages that it hits as before and acts on otherwise.
        public internal(set) var changed = 0
        /// The first of these messages.
        public internal(set) var examples: [MessageChange] = []

        /// Messages in all.
        public var count: Int { gained + lost + changed }
    }

    /// The rules that differ.
    public let changes: RuleChanges
    /// Messages judged.
    public private(set) var messages = 0
    /// Lines that are no messages.
    public private(set) var unread = 0
    /// Messages whose outcome changes, by old and new outcome; the same twice: rewritten otherwise.
    public private(set) var moves: [Move: Int] = [:]
    /// By rule, the rule with most messages first.
    public private(set) var groups: [Group] = []
    /// Why a file was not read to its end.
    public private(set) var failure: InputError?

    /// From one outcome to another.
    public struct Move: Sendable, Hashable {
        /// What the old and the new rules make of a message.
        public let before, after: Verdict.Outcome
    }

    /// Judges the messages of `files` by both rule sets, on `jobs` cores; keeps so many examples of each rule.
    ///
    /// - Throws: `PCRE2Error` without memory for a reviewer.
    public init(
        _ changes: RuleChanges, messages files: [InputFile], jobs: Int, examples: Int,
        into sink: inout some ReplaySink
    ) async throws {
        self.changes = changes
        let namesFiles = files.count > 1
        var groups: [String?: Group] = [:]
        var moves: [Move: Int] = [:]
        let (old, new) = try (CompiledRuleSet(compiling: changes.old), CompiledRuleSet(compiling: changes.new))
        let run = MessageRun(files, jobs: jobs) {
            try DiffVisitor(changes, old: old, new: new, namesFiles: namesFiles)
        }
        let outcome = try await run.run(into: &sink) { output, _ in
            for change in output {
                moves[Move(before: change.before, after: change.after), default: 0] += 1
                for cause in change.causes {
                    groups[cause.rule, default: Group(rule: cause.rule)].add(change, cause.kind, limit: examples)
                }
            }
        }
        self.moves = moves
        self.groups = groups.values.sorted { ($1.count, $0.rule ?? "") < ($0.count, $1.rule ?? "") }
        messages = outcome.lines.messages
        unread = outcome.lines.unread
        failure = outcome.failure
    }

    /// Messages that change in any way.
    public var changed: Int { moves.values.reduce(0, +) }
    /// Messages that the new rules are harder on, and softer: deny is harder than rewrite, rewrite than allow.
    public var harder: Int { count { $0.after.rank > $0.before.rank } }
    /// See `harder`.
    public var softer: Int { count { $0.after.rank < $0.before.rank } }
    /// Messages that are rewritten to something else.
    public var rewrittenOtherwise: Int { count { $0.after == $0.before } }

    /// The moves, most messages first.
    var sortedMoves: [(move: Move, count: Int)] {
        moves.map { ($0.key, $0.value) }.sorted {
            ($1.1, $0.0.before.rank, $0.0.after.rank) < ($0.1, $1.0.before.rank, $1.0.after.rank)
        }
    }

    private func count(where isCounted: (Move) -> Bool) -> Int {
        moves.reduce(0) { $0 + (isCounted($1.key) ? $1.value : 0) }
    }
}

extension RuleDiff.Group {
    fileprivate init(rule: String?) { self.rule = rule }

    fileprivate mutating func add(_ change: MessageChange, _ kind: RuleChanges.Cause.Kind, limit: Int) {
        switch kind {
        case .gained: gained += 1
        case .lost: lost += 1
        case .changed, .settings: changed += 1
        }
        if examples.count < limit { examples.append(change) }
    }
}

extension Verdict.Outcome {
    var rank: Int {
        switch self {
        case .allow: 0
        case .rewrite: 1
        case .deny: 2
        }
    }
}
