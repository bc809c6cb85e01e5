/// What the linter can find: the code, how bad it is, why it matters and how to mend it. A code never changes its meaning.
public enum LintCode: String, Sendable, CaseIterable {
    // The files themselves.
    case ruleFile = "R001"
    case ruleFileRemark = "R002"
    case regexSyntax = "R003"
    case badSuppression = "R004"
    case unusedSuppression = "R005"
    // Regexes.
    case matchesEmptyText = "R010"
    case matchesEverything = "R011"
    case noRequiredText = "R012"
    case exceedsMatchLimit = "R013"
    case exceedsTimeBudget = "R014"
    case capitalsInFoldedView = "R015"
    // Keywords.
    case duplicateKeyword = "R020"
    case coveredKeyword = "R021"
    case unreachableKeyword = "R022"
    case commonWord = "R023"
    case spacesAroundKeyword = "R024"
    case capitalKeyword = "R025"
    case exceptedKeyword = "R026"
    // Rules beside each other.
    case idleException = "R030"
    case duplicateRule = "R031"
    case shadowedRule = "R032"
    case impossibleCondition = "R033"
    case impossibleFilter = "R034"
    case forgeableAllow = "R035"
    // What a hit does.
    case longReplacement = "R040"
    case recurringReplacement = "R041"
    case silentDenial = "R042"
    case longAttributes = "R043"
    // Tests and lists.
    case noPositiveTest = "R050"
    case noNegativeTest = "R051"
    case unusedList = "R060"
    case emptyList = "R061"
    // Settings and status.
    case noThreshold = "R070"
    case unreachableThreshold = "R071"
    case trialRule = "R072"
    case shadowMode = "R073"
    case longTimeBudget = "R074"
    case limitAllows = "R075"

    /// How bad a finding is.
    public enum Severity: String, Sendable, CaseIterable, Comparable {
        /// Worth knowing; never fails a run.
        case note
        /// Probably not what was meant; fails a strict run.
        case warning
        /// The rule cannot do what it is for.
        case error

        /// Notes come first.
        public static func < (a: Severity, b: Severity) -> Bool {
            allCases.firstIndex(of: a) ?? 0 < allCases.firstIndex(of: b) ?? 0
        }
    }

    /// How bad a finding of this code is.
    public var severity: Severity { entry.severity }
    /// Why it matters, in a sentence.
    public var why: String { entry.why }
    /// How to mend it, in a sentence.
    public var fix: String { entry.fix }

    /// Whether a rule author may allow it with a reason: errors of the files themselves cannot be allowed.
    var isSuppressible: Bool {
        switch self {
        case .ruleFile, .regexSyntax, .badSuppression, .unusedSuppression: false
        default: true
        }
    }
}

extension LintCode {
    private struct Entry {
        let severity: Severity
        let why: String
        let fix: String

        init(_ severity: Severity, _ why: String, _ fix: String) {
            self.severity = severity
            self.why = why
            self.fix = fix
        }
    }

    private var entry: Entry {
        switch self {
        case .ruleFile:
            Entry(.error, "A rule set with an error is not used at all.", "Mend it as the message says.")
        case .ruleFileRemark:
            Entry(.warning, "What is written here has no effect, or another one than it seems.", "Take it out.")
        case .regexSyntax:
            Entry(.error, "A rule set with an error is not used at all.", "Mend the regex where the caret points.")
        case .badSuppression:
            Entry(
                .error, "A finding that is allowed without a reason is a finding that nobody read.",
                "Write # lint: allow R012 because REASON.")
        case .unusedSuppression:
            Entry(
                .warning, "It would hide the next such finding, which nobody has read.", "Take the comment out.")
        case .matchesEmptyText:
            Entry(
                .error, "It matches everywhere, so that the rule hits every message.",
                "Require a character: + in place of *, or no alternative that is empty.")
        case .matchesEverything:
            Entry(
                .error, "The rule hits every message.",
                "Say what the message must hold; a rule for every message has a when and no match.")
        case .noRequiredText:
            Entry(
                .note, "It requires no text that a message could be searched for first, so it runs on every message.",
                "Write out a word or a sign that each match holds, if there is one; a keyword or a filter may do as well."
            )
        case .exceedsMatchLimit:
            Entry(
                .error, "Whoever knows such a text decides what becomes of it: a limit that fires ends in on_error.",
                "Make the repeated parts exclude each other, bound them ({0,20}), or make them possessive (*+, ++).")
        case .exceedsTimeBudget:
            Entry(
                .warning, "A text made for it uses up the time of the message, and on_error decides.",
                "Make the repeated parts exclude each other, bound them ({0,20}), or make them possessive (*+, ++).")
        case .capitalsInFoldedView:
            Entry(
                .warning, "The views folded, leet and joined hold no capitals, so that this part never matches there.",
                "Write small letters, begin with (?i), or add the view raw.")
        case .duplicateKeyword:
            Entry(.warning, "It finds nothing that is not found already.", "Take one of them out.")
        case .coveredKeyword:
            Entry(
                .warning, "It finds nothing that is not found already, and whoever takes it out is surprised.",
                "Take it out, or narrow the other one.")
        case .unreachableKeyword:
            Entry(
                .error, "The rule never finds it in the views that it looks in.",
                "Write it as the view shows it (ivsreview explain TEXT), or add the view raw.")
        case .commonWord:
            Entry(
                .warning, "Ordinary messages are denied or masked.",
                "Narrow the keyword, or name the innocent words in except.")
        case .spacesAroundKeyword:
            Entry(
                .warning, "White space around a keyword does not count: boundaries are whole words already.",
                "Take the spaces out; for a part of a word, write *.")
        case .capitalKeyword:
            Entry(
                .note, "Keywords ignore case in every view, so that the small letters are found as well.",
                "Write small letters, or a regex if only the capitals are meant.")
        case .exceptedKeyword:
            Entry(
                .error, "Whatever it finds is excepted, so that it never counts.",
                "Narrow the except entry, or take the keyword out.")
        case .idleException:
            Entry(
                .warning, "It excepts nothing that the rule finds: misspelt, or left behind.",
                "Correct it, or take it out.")
        case .duplicateRule:
            Entry(
                .warning, "Both look for the same in the same messages, and only one of them is ever changed.",
                "Keep one of them.")
        case .shadowedRule:
            Entry(
                .warning, "The earlier rule ends the matter, so that this one never acts.",
                "Give this one a higher priority, narrow the earlier one, or take this one out.")
        case .impossibleCondition:
            Entry(
                .error, "The rule never runs.",
                "A room is an ARN such as arn:aws:ivschat:*:*:room/ID, and * stands for any text.")
        case .impossibleFilter:
            Entry(
                .warning, "No message can exceed it, so that the filter never hits.",
                "Lower the limit below what a message of max_length can hold.")
        case .forgeableAllow:
            Entry(
                .warning,
                "An allow ends the evaluation: a viewer who knows it passes every later rule.",
                "Bind it to sender.attributes or sender.user_id, which your server signs; for words, use except.")
        case .longReplacement:
            Entry(
                .warning, "A rewrite that exceeds max_length becomes a mask, and what is still too long is cut.",
                "Shorten the replacement, or use action: mask with one character.")
        case .recurringReplacement:
            Entry(
                .warning, "The delivered text breaks the rule that wrote it.",
                "Choose a replacement that no rule finds.")
        case .silentDenial:
            Entry(
                .note, "The sender learns only that the message was rejected, and sends it again.",
                "Give the rule a reason.")
        case .longAttributes:
            Entry(
                .warning, "IVS Chat takes 1 KB of attributes; what rules add beyond it is dropped.",
                "Shorten the names and values.")
        case .noPositiveTest:
            Entry(
                .warning, "Nobody knows whether the rule finds what it is for.",
                "Add tests: - {text: \"…\", expect: deny, hit: true}")
        case .noNegativeTest:
            Entry(
                .note, "Nobody knows what the rule finds by accident.",
                "Add a test with the innocent text you fear for: - {text: \"…\", expect: allow, hit: false}")
        case .unusedList:
            Entry(.warning, "Its keywords are looked for by no rule.", "Use it as @NAME, or take it out.")
        case .emptyList:
            Entry(.warning, "A rule that looks for its keywords looks for nothing.", "Fill it, or take it out.")
        case .noThreshold:
            Entry(
                .warning, "Scores are added up and compared with nothing.", "Set settings.threshold.")
        case .unreachableThreshold:
            Entry(
                .warning, "All scores together stay below the threshold, so that no score ever denies.",
                "Lower settings.threshold, or raise the scores.")
        case .trialRule:
            Entry(
                .note, "A rule on trial is reported and changes nothing.",
                "Replay your chat, then set status: stable, or take the rule out.")
        case .shadowMode:
            Entry(
                .note, "In shadow mode every message is delivered as sent.", "Set mode: enforce when the trial is over."
            )
        case .longTimeBudget:
            Entry(
                .warning,
                "IVS Chat waits 200 ms, start of the handler included; then the room's fallbackResult decides.",
                "Leave it at 5, and mend the rule that needs more.")
        case .limitAllows:
            Entry(
                .note, "Whoever writes a text that exceeds a limit passes the rules.",
                "Set on_error: deny, unless false denials are worse.")
        }
    }
}
