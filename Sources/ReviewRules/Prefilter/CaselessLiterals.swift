// `[Ss][Hh]` would give four literals where one says the same: the automaton reads folded text.

/// A form that only caseless equals share; not all of them do.
///
/// Past the Cyrillic block the code point itself serves: newer letter pairs may be unknown to PCRE2's Unicode version.
func caselessKey(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A: return scalar + 32
    case 0...0x7F: return scalar
    case 0x80..<0x530:
        guard let lower = Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars, lower.count == 1 else {
            return scalar
        }
        return lower.first?.value ?? scalar
    default: return scalar
    }
}

extension [[UInt32]] {
    /// The first of each set of literals that are equal up to case.
    func uniquedCaselessly() -> [[UInt32]] {
        guard count > 1 else { return self }
        var seen: Set<[UInt32]> = []
        return filter { seen.insert($0.map(caselessKey)).inserted }
    }

    /// The literals that contain no other one of them; where any of the literals will do, the others add nothing.
    func withoutSuperstrings() -> [[UInt32]] {
        let unique = uniquedCaselessly()
        guard let shortest = unique.map(\.count).min(), unique.contains(where: { $0.count > shortest }) else {
            return unique
        }
        let keys = unique.map { $0.map(caselessKey) }
        return unique.indices.filter { index in
            !keys.contains { $0.count < keys[index].count && keys[index].contains($0) }
        }.map { unique[$0] }
    }

    /// Whether text that has one of these literals also has one of `others`.
    func implies(_ others: [[UInt32]]) -> Bool {
        let keys = others.map { $0.map(caselessKey) }
        return allSatisfy { literal in
            let key = literal.map(caselessKey)
            return keys.contains { key.contains($0) }
        }
    }

    /// Each of these followed by each of `others`; nil if those are more than `limit`.
    func followed(by others: [[UInt32]], atMost limit: Int) -> [[UInt32]]? {
        guard count * others.count <= limit else { return nil }
        return flatMap { first in others.map { first + $0 } }.uniquedCaselessly()
    }
}

extension [UInt32] {
    fileprivate func contains(_ other: [UInt32]) -> Bool {
        guard let first = other.first else { return true }
        guard other.count <= count else { return false }
        return (0...count - other.count).contains { start in
            self[start] == first && self[start..<start + other.count].elementsEqual(other)
        }
    }

    /// This literal with each run of equal code points made one.
    func collapsingRuns() -> [UInt32] {
        var collapsed: [UInt32] = []
        for scalar in self where collapsed.last.map(caselessKey) != caselessKey(scalar) { collapsed.append(scalar) }
        return collapsed
    }
}
