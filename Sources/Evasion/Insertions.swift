/// Characters put between the letters of a word.
enum Insertions {
    /// Characters that nobody sees: zero-width space and joiners, word joiner, byte order mark, soft hyphen, combining
    /// grapheme joiner, invisible separator, a variation selector and a tag.
    private static let invisible = [
        "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{34F}", "\u{2063}", "\u{FE0F}",
        "\u{E0061}",
    ]
    private static let spaces = [" ", " ", " ", "  ", "\u{A0}", "\u{2009}"]
    static let dots = [".", ".", ".", "..", "·", "•"]
    static let hyphens = ["-", "-", "-", "_", "\u{2010}", "\u{2013}", "--"]

    static func zeroWidth(_ letters: Letters, _ random: inout SplitMix64) -> String? {
        between(letters, 50, &random) { $0.pick(invisible) }
    }

    /// The same space between all letters: what keeps letters together is too much like two words (`as s`).
    static func spaced(_ letters: Letters, _ random: inout SplitMix64) -> String? {
        let space = random.pick(spaces)
        return between(letters, 100, &random) { _ in space }
    }

    /// One of `separators` between all letters, or in some places only.
    static func separated(_ letters: Letters, by separators: [String], _ random: inout SplitMix64) -> String? {
        let separator = random.pick(separators)
        return between(letters, random.chance(50) ? 100 : 30, &random) { _ in separator }
    }

    /// `term` with something in `percent` of a hundred places between two letters, and in one at least; nil if there are
    /// no two letters side by side.
    private static func between(
        _ letters: Letters, _ percent: Int, _ random: inout SplitMix64, _ insertion: (inout SplitMix64) -> String
    ) -> String? {
        let scalars = letters.scalars
        let places = scalars.indices.dropFirst().filter { index in
            Letters.number(scalars[index - 1]) != nil && Letters.number(scalars[index]) != nil
        }
        guard !places.isEmpty else { return nil }
        let certain = random.pick(places)
        var text = String.UnicodeScalarView()
        for index in scalars.indices {
            if places.contains(index), index == certain || random.chance(percent) {
                text.append(contentsOf: insertion(&random).unicodeScalars)
            }
            text.append(scalars[index])
        }
        return String(text)
    }
}
