/// Picks, from all that a pattern requires, what is worth looking for.
enum ConjunctChoice {
    /// How many conjuncts a pattern may keep of those that alone exclude most messages.
    static let maximumStrong = 4
    /// How many if there are only weak ones, as in leet patterns, whose pieces are single characters.
    static let maximumWeak = 8
    /// A conjunct is strong if at most one message in five meets it by chance.
    private static let strongChance = 0.2
    /// Together they need not exclude more than this: two words of a language reach it.
    private static let sufficientChance = 1e-6
    /// Letters are not independent: what a rule looks for are words, and a rare word is in one message of 2,000.
    private static let leastChance = 5e-4
    /// What a literal more in the automaton is worth in chance of a false candidate.
    private static let costPerLiteral = 1e-5
    /// `[aeiou]` is in every message, and looking for it saves nothing; `e` (4.4) is missing in most messages of 7 code
    /// points, the median of game chat.
    private static let uselessOccurrences = 6.0

    /// `candidates` from the most to the least selective.
    static func ranked(_ candidates: [[[UInt32]]]) -> [[[UInt32]]] {
        candidates.map { ($0, cost($0)) }.enumerated()
            .sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
            .map(\.element.0)
    }

    /// Whether the conjunct alone excludes most messages.
    static func isStrong(_ conjunct: [[UInt32]]) -> Bool {
        chance(conjunct) <= strongChance
    }

    /// The conjuncts to require, the most selective first.
    static func choose(from candidates: [[[UInt32]]]) -> [[[UInt32]]] {
        let ranked = ranked(candidates)
        guard let best = ranked.first else { return [] }
        let isStrong = isStrong(best)
        var chosen = [best]
        var combined = max(chance(best), leastChance)
        for candidate in ranked.dropFirst() {
            guard combined > sufficientChance, chosen.count < (isStrong ? maximumStrong : maximumWeak) else { break }
            if isStrong ? chance(candidate) > strongChance : expectedOccurrences(candidate) > uselessOccurrences {
                break
            }
            if chosen.contains(where: { $0.implies(candidate) }) { continue }
            chosen.append(candidate)
            combined *= max(chance(candidate), leastChance)
        }
        return chosen
    }

    private static func cost(_ conjunct: [[UInt32]]) -> Double {
        // The second term orders those that nearly every message meets.
        chance(conjunct) + costPerLiteral * Double(conjunct.count) + 1e-3 * expectedOccurrences(conjunct)
    }

    /// About how likely a message meets `conjunct` by chance: x/(1+x) lies near 1−e⁻ˣ.
    private static func chance(_ conjunct: [[UInt32]]) -> Double {
        let occurrences = expectedOccurrences(conjunct)
        return occurrences / (1 + occurrences)
    }

    /// How often one of the literals is expected in an English chat message of 45 code points, were its letters
    /// independent.
    ///
    /// A run counts once: the text that is searched has its runs collapsed.
    static func expectedOccurrences(_ conjunct: [[UInt32]]) -> Double {
        conjunct.reduce(0) { sum, literal in
            sum + literal.collapsingRuns().reduce(45) { $0 * LetterFrequency.of(caselessKey($1)) }
        }
    }
}
