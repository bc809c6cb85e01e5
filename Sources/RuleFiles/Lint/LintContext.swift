internal import ReviewRules
internal import Yams

/// A rule set as the checks see it: every rule with its places, in the order in which rules run.
struct LintContext {
    let ruleSet: RuleSet
    let rules: [PlacedRule]
    let lists: KeywordLists
    private let settings: (file: SourceFile, key: Node, value: Node)?

    init(_ assembled: AssembledRules) {
        ruleSet = assembled.loaded.ruleSet
        lists = assembled.lists
        settings = assembled.settings
        let order = Dictionary(uniqueKeysWithValues: ruleSet.rules.enumerated().map { ($1.id, $0) })
        rules = assembled.entries
            .map {
                PlacedRule(
                    $0.entry, node: $0.node, file: $0.file, index: order[$0.entry.rule.id] ?? 0, lists: assembled.lists)
            }
            .sorted { $0.index < $1.index }
    }

    /// The rules that are not disabled.
    var running: [PlacedRule] { rules.filter(\.runs) }

    /// The longest message that a room of the rule set takes, code points.
    var longestMessage: Int {
        max(ruleSet.settings.maxLength, ruleSet.rooms.compactMap(\.maxLength).max() ?? 0)
    }

    /// The shortest `max_length` of the settings and of all rooms, code points.
    var shortestMaxLength: Int {
        min(ruleSet.settings.maxLength, ruleSet.rooms.compactMap(\.maxLength).min() ?? .max)
    }

    /// Where a key of the settings stands, or the settings themselves; nil without settings.
    func place(ofSetting name: String) -> Place? {
        guard let settings else { return nil }
        let key = settings.value.mapping?.first { $0.key.scalar?.string == name }?.key
        return Place(settings.file, key ?? settings.key)
    }
}

/// What the checks have found so far.
struct LintFindings {
    /// A finding, with what suppressions need to know of its rule.
    struct Entry {
        let finding: LintFinding
        let place: Place
        let rulePlace: Place?
    }

    private(set) var entries: [Entry] = []

    mutating func add(_ code: LintCode, _ message: String, at place: Place, _ rule: PlacedRule? = nil) {
        let finding = LintFinding(
            code: code, message: message, ruleID: rule?.rule.id, file: place.file.path, line: place.line,
            column: place.column, sourceLine: place.file.sourceLine(place.line))
        entries.append(Entry(finding: finding, place: place, rulePlace: rule?.place))
    }

    mutating func add(_ entry: Entry) {
        entries.append(entry)
    }

    mutating func add(_ diagnostic: Diagnostic, of file: SourceFile) {
        let finding = LintFinding(
            code: diagnostic.code, message: diagnostic.message, ruleID: nil, file: diagnostic.file,
            line: diagnostic.line, column: diagnostic.column, sourceLine: diagnostic.sourceLine)
        let place = Place(file, line: diagnostic.line, column: diagnostic.column)
        entries.append(Entry(finding: finding, place: place, rulePlace: nil))
    }
}
