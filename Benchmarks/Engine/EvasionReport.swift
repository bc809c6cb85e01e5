import Evasion
import ReviewRules

/// Prints how many disguised terms the engine finds, per technique, and what the views that find them cost in messages
/// and words flagged for nothing.
struct EvasionReport {
    private static let termCount = 300
    private static let variants = 4
    private static let looseTechniques: Set<EvasionTechnique> = [.leet, .repeatedLetters, .spaced, .dotted, .hyphened]
    private static let chatGoal = 1
    private static let dictionaryGoal = 10

    private let terms: [String]
    private let words: Set<String>
    private let confusables: Confusables
    private let isVerbose: Bool

    /// - Parameter isVerbose: prints each disguise that is not found, and each false positive.
    init(words: [String], confusables: Confusables, isVerbose: Bool) {
        var random = SplitMix64(seed: 300)
        // Words of three letters are half a spelling of something else as soon as separators may be dropped.
        let whole = words.filter { $0.utf8.count > 3 && $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } }
        terms = Array(whole.shuffled(using: &random).prefix(Self.termCount))
        self.words = Set(words)
        self.confusables = confusables
        self.isVerbose = isVerbose
    }

    /// Prints the tables; false if a goal is missed.
    func printAll(chat: [String], dictionary: [String]) throws -> Bool {
        print(
            "Recall: \(terms.count) terms of better-profanity, \(Self.variants) spellings of each per technique, in a sentence;"
        )
        print(
            "whole is the share whose spans cover the whole spelling: `s h i t f a c e` may be found for its first word."
        )
        var rows = [["technique", "spellings", "recall", "whole", "goal", ""]]
        var areGoalsMet = true
        for technique in EvasionTechnique.allCases {
            let (count, found, whole) = try recall(technique)
            let recall = Double(found) / Double(max(count, 1))
            let goal = Self.looseTechniques.contains(technique) ? 0.95 : 0.99
            let isMet = recall >= goal && count >= 100
            areGoalsMet = areGoalsMet && isMet
            rows.append([
                technique.rawValue, "\(count)", Table.number(recall, 4),
                Table.number(Double(whole) / Double(max(count, 1)), 4), ">= \(Table.number(goal))",
                isMet ? "met" : "missed",
            ])
        }
        Table.print(rows)
        print()
        print(
            "Price: what the same terms flag in all four views and not in the raw view, other words of better-profanity left out."
        )
        rows = [["texts", "count", "flagged raw", "more in all views", "goal", ""]]
        for (name, texts, goal) in [
            ("chat lines", chat, Self.chatGoal), ("wamerican", dictionary, Self.dictionaryGoal),
        ] {
            let (raw, more) = try price(texts)
            areGoalsMet = areGoalsMet && more <= goal
            rows.append([name, "\(texts.count)", "\(raw)", "\(more)", "<= \(goal)", more <= goal ? "met" : "missed"])
        }
        Table.print(rows)
        return areGoalsMet
    }

    private func reviewer(_ views: [View]) throws -> Reviewer {
        var match = Match()
        match.any.keywords = terms.map { Keyword(text: $0) }
        var rule = Rule(id: "terms", action: .tag)
        rule.match = match
        rule.views = views
        return try Reviewer(RuleSet(rules: [rule]))
    }

    private func recall(_ technique: EvasionTechnique) throws -> (count: Int, found: Int, whole: Int) {
        let reviewer = try reviewer(View.allCases)
        var random = SplitMix64(seed: 18)
        var verdict = Verdict()
        var (count, found, whole) = (0, 0, 0)
        for term in terms {
            for _ in 0..<Self.variants {
                guard let spelling = technique.disguise(term, confusables: confusables, using: &random) else {
                    continue
                }
                let start = "well, you ".utf8.count
                let range = start..<(start + spelling.utf8.count)
                reviewer.evaluate(Message(content: "well, you \(spelling) there"), into: &verdict)
                let isFound = verdict.spans.contains { $0.byteRange.overlaps(range) }
                let isWhole = verdict.spans.covers(range)
                count += 1
                found += isFound ? 1 : 0
                whole += isWhole ? 1 : 0
                if isVerbose, !isWhole {
                    print("\(isFound ? "partly" : "missed"): \(technique.rawValue): \(term) as \(spelling)")
                }
            }
        }
        return (count, found, whole)
    }

    /// Of `fagot` and `faggot` one may be among the terms by chance; the other is not flagged for nothing.
    private func isTerm(_ text: String) -> Bool { words.contains(text.lowercased()) }

    private func price(_ texts: [String]) throws -> (raw: Int, more: Int) {
        let raw = try reviewer([.raw])
        let all = try reviewer(View.allCases)
        var one = Verdict()
        var other = Verdict()
        var flagged = 0
        var more = 0
        for text in texts {
            let message = Message(content: text)
            raw.evaluate(message, into: &one)
            all.evaluate(message, into: &other)
            if !one.hits.isEmpty {
                flagged += 1
            } else if let span = other.spans.first(where: { !isTerm(message.string($0.byteRange)) }) {
                more += 1
                if isVerbose { print("flagged: \(text): \(message.string(span.byteRange)) in \(span.view.name)") }
            }
        }
        return (flagged, more)
    }
}

extension [Verdict.Span] {
    /// Whether the spans together hold every byte of `range`.
    fileprivate func covers(_ range: Range<Int>) -> Bool {
        var covered = range.lowerBound
        for span in map(\.byteRange).sorted(by: { $0.lowerBound < $1.lowerBound }) where span.lowerBound <= covered {
            covered = Swift.max(covered, span.upperBound)
        }
        return covered >= range.upperBound
    }
}
