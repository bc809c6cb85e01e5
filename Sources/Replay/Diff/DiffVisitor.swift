internal import ReviewRules

/// Judges each message by two rule sets and keeps the messages of which they make something different.
struct DiffVisitor: MessageVisitor {
    private let old: Reviewer
    private let new: Reviewer
    private let changes: RuleChanges
    private let namesFiles: Bool
    private var file: String?
    private var before = Verdict()
    private var after = Verdict()

    /// A visitor that judges by `old` and `new`, the compiled forms of both sets of `changes`.
    init(_ changes: RuleChanges, old: CompiledRuleSet, new: CompiledRuleSet, namesFiles: Bool) throws {
        self.old = try Reviewer(old)
        self.new = try Reviewer(new)
        self.changes = changes
        self.namesFiles = namesFiles
    }

    static var emptyOutput: [MessageChange] { [] }
    var total: Void { () }

    mutating func begin(_ file: InputFile, isFirst: Bool, into output: inout [MessageChange]) {
        if namesFiles { self.file = file.name }
    }

    mutating func visit(_ message: Message, line: Int, text: ArraySlice<UInt8>, into output: inout [MessageChange]) {
        old.evaluate(message, into: &before)
        new.evaluate(message, into: &after)
        guard !before.answersLike(after) else { return }
        output.append(
            MessageChange(
                file: file, line: line, text: message.string(message.content), before: before.outcome,
                after: after.outcome, textBefore: before.delivered(message), textAfter: after.delivered(message),
                causes: changes.causes(before, after)))
    }
}

extension Verdict {
    /// Whether both come to the same delivery: outcome, content and attributes' values; reasons and added ones aside.
    fileprivate func answersLike(_ other: Verdict) -> Bool {
        outcome == other.outcome && isContentRewritten == other.isContentRewritten
            && (!isContentRewritten || content == other.content)
            && rewrittenAttributes.elementsEqual(other.rewrittenAttributes) {
                $0.index == $1.index && $0.value == $1.value
            }
    }

    /// The content that clients receive; nil for a denied message.
    fileprivate func delivered(_ message: Message) -> String? {
        guard decision == .allow else { return nil }
        return isContentRewritten ? String(decoding: content, as: UTF8.self) : message.string(message.content)
    }
}
