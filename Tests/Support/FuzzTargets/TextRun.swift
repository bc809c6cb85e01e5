import Foundation
import ReviewRules

/// Texts and rules: an input is a regex, a keyword, an exception and a text, with a byte FF, which no UTF-8 holds,
/// between them; or a text alone, for the project's own rules.
final class TextRun: FuzzRun {
    private let projectRules: RuleSet
    private let filtered: Reviewer
    private let plain: Reviewer
    private var one = Verdict()
    private var other = Verdict()

    init() throws {
        projectRules = try ProjectFiles.rules()
        filtered = try Reviewer(projectRules)
        plain = try Reviewer(projectRules, clock: nil, usesPrefilter: false)
    }

    func seeds() throws -> [[UInt8]] {
        let patterns =
            projectRules.rules.flatMap { $0.match?.any.patterns ?? [] } + ["(?:a|a)*(?:c|d)", "(?<=a)b\\K", "\\X"]
        let keywords = ["darn*", "*f u c k*", "日本", "a", "*é*", "\\*"]
        let texts = try ProjectFiles.samples().map { line -> [UInt8] in
            let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
            return (object?["Content"] as? String).map { Array($0.utf8) } ?? line
        }
        // Few texts alone: without prefilter the project's rules take 20 ms for each.
        return texts.prefix(40)
            + texts.enumerated().map { index, text in
                let parts = [
                    Array(patterns[index % patterns.count].utf8), Array(keywords[index % keywords.count].utf8),
                    index.isMultiple(of: 3) ? Array("scunthorpe".utf8) : [], text,
                ]
                return Array(parts.joined(separator: [0xFF]))
            }
    }

    func problem(with input: [UInt8]) throws -> String? {
        let parts = input.split(separator: 0xFF, maxSplits: 3, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        let text = parts[parts.count - 1]
        let message = Message(content: String(text.unicodeScalars.prefix(600).map(Character.init)))
        guard parts.count == 4 else { return difference(filtered, plain, message) }
        let ruleSet = ruleSet(pattern: parts[0], keyword: parts[1], exception: parts[2])
        guard !ruleSet.rules.isEmpty else { return nil }
        let problem = difference(
            try Reviewer(ruleSet), try Reviewer(ruleSet, clock: nil, usesPrefilter: false), message)
        if let problem { return problem }
        return try unstableMask(ruleSet, message)
    }

    private func ruleSet(pattern: String, keyword: String, exception: String) -> RuleSet {
        func rule(_ id: String, _ action: Rule.Action, _ fill: (inout Matchers) -> Void) -> Rule {
            var rule = Rule(id: id, action: action)
            var match = Match()
            fill(&match.any)
            rule.match = match
            rule.views = View.allCases
            if let exception = try? Keyword(parsing: exception) { rule.except.keywords = [exception] }
            return rule
        }
        var rules: [Rule] = []
        if let keyword = try? Keyword(parsing: keyword) {
            rules.append(rule("keyword", .mask("*")) { $0.keywords = [keyword] })
        }
        if (try? PatternCheck(pattern)) != nil {
            rules.append(rule("pattern", .score) { $0.patterns = [pattern] })
            rules.append(rule("both", .mask("#")) { $0.patterns = [pattern, "(?i)" + pattern] })
        }
        var settings = Settings()
        // A text of 500 code points in seven readings takes a moment under 10,000 steps at each of its places.
        settings.matchLimit = 500
        return RuleSet(settings: settings, rules: rules)
    }

    private func difference(_ left: Reviewer, _ right: Reviewer, _ message: Message) -> String? {
        left.evaluate(message, into: &one)
        right.evaluate(message, into: &other)
        // Without prefilter more patterns run, and one that is stopped ends the matter: no match by agreement.
        guard other.limits.isEmpty else { return nil }
        guard one.limits.isEmpty else { return "a limit with prefilter alone" }
        guard one.hits == other.hits, one.spans == other.spans else { return "hits \(one.hits) and \(other.hits)" }
        guard one.outcome == other.outcome, one.content == other.content, one.score == other.score else {
            return "verdicts \(one.outcome) and \(other.outcome)"
        }
        return nil
    }

    /// A keyword's mask, masked again, is the same: alone, since one rule's mask may be what another looks for.
    private func unstableMask(_ ruleSet: RuleSet, _ message: Message) throws -> String? {
        guard let keyword = ruleSet.rules.first, keyword.id == "keyword", keyword.except.keywords.isEmpty,
            // A mask is no letter: `*!` may end at a letter before and at a mask after.
            keyword.match?.any.keywords.first?.text.unicodeScalars.allSatisfy(\.properties.isAlphabetic) == true
        else { return nil }
        let reviewer = try Reviewer(RuleSet(rules: [keyword]))
        reviewer.evaluate(message, into: &one)
        guard one.isContentRewritten else { return nil }
        let masked = Message(content: String(decoding: one.content, as: UTF8.self))
        reviewer.evaluate(masked, into: &other)
        guard !other.isContentRewritten || other.content == one.content else {
            let texts = [one, other].map { String(decoding: $0.content, as: UTF8.self) }
            return "masked \(texts[0]), then \(texts[1])"
        }
        return nil
    }
}
