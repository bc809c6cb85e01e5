internal import ReviewRules

/// Texts that make a regex backtrack as much as it can, made from its own syntax.
///
/// For each part that may repeat without end: what the regex wants before it, what the part wants again and again up to the
/// length of a message, and an end that it does not want. A text that matches may follow: neither the engine nor PCRE2 begins to
/// match a message without the text that each match needs. Classes of many characters are tried with several, since what
/// two neighbouring parts share is what they fight over.
struct HostileTexts {
    /// A text, and how it was made.
    struct Attack {
        let text: String
        let repeated: String
    }

    /// Characters that classes often share: a letter, a digit, blanks, and the joints of words, numbers and addresses.
    private static let fillers: [Unicode.Scalar] = ["a", "1", " ", "-", ".", "A", "@", "/", "_", "!", "é"]
    private static let ends = ["!", "\u{1}", "a", "\n", ""]
    /// Repetitions of fewer turns than this are bounded enough.
    private static let manyTurns = 10
    private static let maximumRepetitions = 16
    private static let maximumPieces = 24

    private let length: Int
    private let ends: [String]
    private var found: [Attack] = []
    private var seen: Set<String> = []
    private var repetitions = 0

    /// The texts for `pattern`, each at most `length` code points; none if its syntax is not understood.
    static func attacks(on pattern: String, length: Int) -> [Attack] {
        guard let outline = PatternOutline(pattern) else { return [] }
        let match = sample(of: outline, filler: "a")
        var texts = HostileTexts(length: length, ends: Self.ends + ["!", "\n"].map { $0 + match })
        texts.visit(outline, after: "")
        return texts.found
    }

    private init(length: Int, ends: [String]) {
        self.length = length
        self.ends = ends
    }

    private mutating func visit(_ node: PatternOutline, after prefix: String) {
        switch node {
        case .oneOf, .anything: break
        case .assertion(let inner): visit(inner, after: prefix)
        case .choice(let branches):
            for branch in branches { visit(branch, after: prefix) }
        case .sequence(let items):
            var prefix = prefix
            for item in items {
                visit(item, after: prefix)
                prefix += Self.sample(of: item, filler: "a")
            }
        case .repetition(let inner, _, let most):
            visit(inner, after: prefix)
            if most ?? .max >= Self.manyTurns { attack(inner, after: prefix) }
        }
    }

    private mutating func attack(_ inner: PatternOutline, after prefix: String) {
        repetitions += 1
        guard repetitions <= Self.maximumRepetitions else { return }
        var pieces: [String] = []
        for filler in Self.fillers {
            for piece in Self.pieces(of: inner, filler: filler) where !piece.isEmpty && !pieces.contains(piece) {
                pieces.append(piece)
            }
        }
        for piece in pieces.prefix(Self.maximumPieces) {
            for end in ends {
                let room = length - prefix.unicodeScalars.count - end.unicodeScalars.count
                let turns = room / piece.unicodeScalars.count
                guard turns > 1 else { continue }
                let text = prefix + String(repeating: piece, count: turns) + end
                if seen.insert(text).inserted { found.append(Attack(text: text, repeated: piece)) }
            }
        }
    }

    /// What a part may match, one piece for each of its branches.
    private static func pieces(of node: PatternOutline, filler: Unicode.Scalar) -> [String] {
        switch node {
        case .choice(let branches): branches.prefix(4).flatMap { pieces(of: $0, filler: filler) }
        case .sequence(let items) where items.count == 1: pieces(of: items[0], filler: filler)
        default: [sample(of: node, filler: filler)]
        }
    }

    /// A short text that the part matches, with `filler` for what is not known.
    static func sample(of node: PatternOutline, filler: Unicode.Scalar) -> String {
        switch node {
        case .oneOf(let scalars): return String(scalars.first ?? filler)
        case .anything: return String(filler)
        case .sequence(let items): return items.reduce("") { $0 + sample(of: $1, filler: filler) }
        case .choice(let branches): return branches.first.map { sample(of: $0, filler: filler) } ?? ""
        case .repetition(let inner, let least, let most):
            // Nested repetitions multiply; no message is longer than this.
            let turns = most == 0 ? 0 : min(max(least, 1), 64)
            return String(String(repeating: sample(of: inner, filler: filler), count: turns).prefix(500))
        case .assertion: return ""
        }
    }
}
