public import ReviewRules
internal import RuleFiles

/// Two rule sets to compare, and which rules differ between them.
///
/// Both are judged as if their mode were `enforce`: in shadow mode every answer is the same.
public struct RuleChanges: Sendable {
    /// A rule that made a difference to a message.
    public struct Cause: Sendable, Hashable {
        /// How.
        public enum Kind: String, Sendable {
            /// The rule hits the message with the new rules only.
            case gained
            /// The rule hits the message with the old rules only.
            case lost
            /// The rule hits with both, and acts otherwise.
            case changed
            /// No rule: settings, or the order of the rules.
            case settings
        }

        /// The rule's id; nil for `settings`.
        public let rule: String?
        /// How it made a difference.
        public let kind: Kind
    }

    let old: RuleSet
    let new: RuleSet
    /// Rules that only one set has.
    public let added, removed: [String]
    /// Rules that both sets have, and that are not the same.
    public let edited: [String]
    /// What follows from the modes, which are not compared: nil if they are the same.
    public let modes: (before: Settings.Mode, after: Settings.Mode)?

    private let differing: Set<String>

    /// Compares the rules of `old` with those of `new` by their ids.
    public init(from old: RuleSet, to new: RuleSet) {
        let before = Dictionary(old.rules.map { ($0.id, $0) }) { first, _ in first }
        let after = Dictionary(new.rules.map { ($0.id, $0) }) { first, _ in first }
        added = new.rules.map(\.id).filter { before[$0] == nil }
        removed = old.rules.map(\.id).filter { after[$0] == nil }
        edited = new.rules.map(\.id).filter { id in before[id].map { $0 != after[id] } ?? false }
        differing = Set(added + removed + edited)
        modes = old.settings.mode == new.settings.mode ? nil : (old.settings.mode, new.settings.mode)
        self.old = old.enforced
        self.new = new.enforced
    }

    /// The rules that made the difference between two verdicts on one message.
    ///
    /// A rule that is the same in both sets may hit with one only because a rule before it ended the matter: such rules
    /// count only where no rule that differs explains the change.
    func causes(_ before: Verdict, _ after: Verdict) -> [Cause] {
        let hitBefore = Self.ids(before, old)
        let hitAfter = Self.ids(after, new)
        let gained = hitAfter.filter { !hitBefore.contains($0) }.map { Cause(rule: $0, kind: .gained) }
        let lost = hitBefore.filter { !hitAfter.contains($0) }.map { Cause(rule: $0, kind: .lost) }
        let shared = hitAfter.filter { hitBefore.contains($0) }.map { Cause(rule: $0, kind: .changed) }
        let differing = (gained + lost + shared).filter { $0.rule.map(self.differing.contains) ?? false }
        if !differing.isEmpty { return differing }
        return gained.isEmpty && lost.isEmpty ? [Cause(rule: nil, kind: .settings)] : gained + lost
    }

    private static func ids(_ verdict: Verdict, _ ruleSet: RuleSet) -> [String] {
        verdict.hits.lazy.map { ruleSet.rules[$0.rule] }.filter { $0.status == .stable }.map(\.id)
    }
}
