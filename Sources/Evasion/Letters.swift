/// The code points of a term, with the means to disguise some of its letters.
struct Letters {
    let scalars: [Unicode.Scalar]

    init(_ term: String) {
        scalars = Array(term.unicodeScalars)
    }

    /// The index of a letter in the alphabet, 0...25; nil for what is none of a–z and A–Z.
    static func number(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "a"..."z": Int(scalar.value) - 0x61
        case "A"..."Z": Int(scalar.value) - 0x41
        default: nil
        }
    }

    /// The term with each letter of which `disguise` makes something replaced in `percent` of a hundred cases, and one at
    /// least; nil if it makes nothing of any.
    func replacing(
        _ percent: Int, _ random: inout SplitMix64, by disguise: (Int, inout SplitMix64) -> String?
    ) -> String? {
        let disguises = scalars.map { scalar in Self.number(scalar).flatMap { disguise($0, &random) } }
        let usable = disguises.indices.filter { disguises[$0] != nil }
        guard !usable.isEmpty else { return nil }
        let certain = random.pick(usable)
        return scalars.indices.map { index in
            let isReplaced = index == certain || random.chance(percent)
            return (isReplaced ? disguises[index] : nil) ?? String(scalars[index])
        }.joined()
    }

    /// The term with each letter replaced by the code point that `style` gives for its number; nil if it has no letter.
    func styled(_ style: (Int) -> UInt32) -> String? {
        guard scalars.contains(where: { Self.number($0) != nil }) else { return nil }
        var text = String.UnicodeScalarView()
        for scalar in scalars {
            text.append(Self.number(scalar).flatMap { Unicode.Scalar(style($0)) } ?? scalar)
        }
        return String(text)
    }
}
