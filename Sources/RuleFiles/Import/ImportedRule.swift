internal import ReviewRules

/// A rule on its way from another system into a rule file.
struct ImportedRule {
    /// What a block of the rule looks for, as rule files spell it.
    struct Block {
        var keywords: [String] = []
        var regexes: [String] = []
        /// Filters, each as a line of YAML.
        var filters: [String] = []

        var isEmpty: Bool { keywords.isEmpty && regexes.isEmpty && filters.isEmpty }
    }

    /// What the id is made from.
    var name: String
    /// The line of the source, from 1.
    var line: Int
    var isDisabled = false
    /// Whether it is only tried, since a condition of the source could not be carried over.
    var isTrial = false
    /// Lines of YAML below `when`.
    var when: [String] = []
    /// One block hits by itself; of several each must hit.
    var blocks: [Block] = []
    var exceptKeywords: [String] = []
    var action = "deny"
    var reason: String?
    var attributes: [(name: String, value: String)] = []
    /// Findings of the linter that are meant so, with the reason.
    var allowed: [(code: LintCode, reason: String)] = []
    var remarks: [ImportedRules.Remark] = []

    /// Whether there is anything to look for.
    var isEmpty: Bool { blocks.allSatisfy(\.isEmpty) && when.isEmpty }
}

extension Keyword {
    /// The keyword that finds `text` and nothing else, as rule files spell it.
    static func spelling(
        of text: String, leadingWildcard: Bool = false, trailingWildcard: Bool = false
    ) -> String {
        Keyword(text: text, hasLeadingWildcard: leadingWildcard, hasTrailingWildcard: trailingWildcard).spelling
    }
}
