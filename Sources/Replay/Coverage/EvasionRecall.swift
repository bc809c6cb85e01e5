internal import Evasion
internal import ReviewRules

/// How many of a rule set's keywords are found when they are spelt so as not to be.
public struct EvasionRecall: Sendable, Equatable {
    /// The technique; nil for the keywords as they are written.
    public let technique: String?
    /// Spellings tried, and those that their rule hit.
    public internal(set) var tried = 0, found = 0

    /// The share found.
    public var recall: Double { tried > 0 ? Double(found) / Double(tried) : 0 }

    /// More keywords than this tell nothing new; they are taken from the whole set at equal distances.
    private static let keywordLimit = 1_000

    /// The recall per technique over the keywords of rules that deny, mask, replace or score, conditions aside.
    static func measure(_ parts: RuleParts) throws -> [EvasionRecall] {
        let keywords = parts.parts.filter { part in
            part.kind == .keyword && parts.ruleSet.rules[part.rule].isAgainstMessages
                && part.text.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
        }
        guard !keywords.isEmpty else { return [] }
        let step = max(1, Double(keywords.count) / Double(keywordLimit))
        let sample = (0..<min(keywords.count, keywordLimit)).map { keywords[Int(Double($0) * step)] }
        let unconditional = RuleParts(parts.ruleSet.withoutConditions)
        var search = try PartSearch(unconditional, probe: CompiledRuleSet(compiling: unconditional.probe))
        let techniques: [EvasionTechnique?] = [nil] + EvasionTechnique.allCases
        return techniques.map { technique in
            var random = SplitMix64(seed: 1)
            var recall = EvasionRecall(technique: technique?.rawValue)
            for part in sample {
                let term = part.text.trimming("*")
                guard let spelling = technique.map({ $0.disguise(term, using: &random) }) ?? term else { continue }
                search.search(Message(content: "well \(spelling) then"))
                recall.tried += 1
                if search.hitRules.contains(part.rule) { recall.found += 1 }
            }
            return recall
        }.filter { $0.tried > 0 }
    }

    private init(technique: String?) { self.technique = technique }
}

extension Rule {
    fileprivate var isAgainstMessages: Bool {
        switch action {
        case .deny, .mask, .replace, .score: true
        case .tag, .allow: false
        }
    }
}

extension RuleSet {
    /// The rules without `when`, and without those that allow, which would end the matter for everybody.
    fileprivate var withoutConditions: RuleSet {
        let rules = rules.map { rule in
            var rule = rule
            rule.when = []
            if rule.action == .allow { rule.status = .disabled }
            return rule
        }
        return RuleSet(settings: settings, rules: rules)
    }
}

extension String {
    fileprivate func trimming(_ character: Character) -> String {
        let head = drop { $0 == character }
        return String(head.reversed().drop { $0 == character }.reversed())
    }
}
