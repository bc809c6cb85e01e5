/// The word that somebody meant who wrote another.
enum Suggestion {
    /// The candidate nearest to `word`, if it is near enough to be meant: a third of its letters may differ, two at least.
    static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let limit = max(2, word.count / 3)
        return candidates.filter { abs($0.count - word.count) <= limit }
            .map { (distance(Array(word), Array($0)), $0) }
            .filter { $0.0 <= limit && $0.0 < max(word.count, $0.1.count) }
            .min { $0.0 < $1.0 }?.1
    }

    /// How many letters must be put in, left out, changed or swapped with their neighbour (optimal string alignment).
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...b.count)
        for i in a.indices {
            var current = [i + 1]
            for j in b.indices {
                let change = previous[j] + (a[i] == b[j] ? 0 : 1)
                var best = min(change, previous[j + 1] + 1, current[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforePrevious[j - 1] + 1) }
                current.append(best)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[b.count]
    }
}
