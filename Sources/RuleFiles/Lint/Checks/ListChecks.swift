internal import ReviewRules
internal import Yams

/// Lists that no rule uses or that hold nothing: R060, R061.
enum ListChecks {
    static func run(_ context: LintContext, into findings: inout LintFindings) {
        let used = Set(context.rules.flatMap(listNames))
        for name in context.lists.names {
            guard let place = context.lists.namePlaces[name] else { continue }
            if !used.contains(name) {
                findings.add(.unusedList, "no rule uses the list @\(name)", at: place)
            } else if context.lists.entries(of: name).isEmpty {
                findings.add(.emptyList, "the list @\(name) has no keywords", at: place)
            }
        }
    }

    private static func listNames(of rule: PlacedRule) -> [String] {
        let match = rule.node["match"]
        let blocks = [match, rule.node["except"]].compactMap(\.self) + (match?["all"]?.sequence.map(Array.init) ?? [])
        return blocks.flatMap { $0["keywords"]?.sequence.map(Array.init) ?? [] }
            .compactMap { $0.scalar?.string }.filter { $0.hasPrefix("@") }.map { String($0.dropFirst()) }
    }
}
