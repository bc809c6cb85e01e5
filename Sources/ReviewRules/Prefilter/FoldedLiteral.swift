/// A pattern's literals in the form in which texts are searched for them.
enum FoldedLiteral {
    /// The folded and collapsed forms of a conjunct's literals, or nil if one of them may be missing from a text that
    /// matches, so that the conjunct says nothing.
    static func alternatives(_ literals: [Literal]) -> [[UInt8]]? {
        var forms: [[UInt8]] = []
        for literal in literals {
            guard let form = form(of: literal) else { return nil }
            forms.append(form)
        }
        return forms
    }

    /// The longest piece of the literal whose fold does not depend on case; nil if nothing is left of it.
    ///
    /// The look of a few letters differs from that of their capitals (Greek `ν` reads as v, `Ν` as n). A pattern may match
    /// either, so that they are left out, and the pieces between them stand for the literal.
    private static func form(of literal: Literal) -> [UInt8]? {
        var best: [UInt8] = []
        var piece: [UInt8] = []
        for scalar in literal.scalars {
            if foldsAlikeInEitherCase(scalar) {
                FoldTable.appendFolded(scalar, to: &piece)
            } else {
                if piece.count > best.count { best = piece }
                piece.removeAll()
            }
        }
        if piece.count > best.count { best = piece }
        let collapsed = CollapsedText.bytes(of: best)
        return collapsed.isEmpty ? nil : collapsed
    }

    /// Whether the code point and all that equal it but for case fold to the same text.
    private static func foldsAlikeInEitherCase(_ scalar: UInt32) -> Bool {
        // Of ASCII letters the other cases are the other ASCII letter, U+017F and U+212A, which fold to s and k.
        scalar < 0x80 || !unevenCases.contains(FoldTable.simpleFold(scalar))
    }

    /// The case folds of which not all members look alike. Above U+1E943, Adlam's last letter, no letter has cases.
    private static let unevenCases: Set<UInt32> = {
        var folds: Set<UInt32> = []
        for scalar in UInt32(0x80)...0x1E943 {
            let other = FoldTable.simpleFold(scalar)
            if other != scalar, fold(scalar) != fold(other) { folds.insert(other) }
        }
        return folds
    }()

    private static func fold(_ scalar: UInt32) -> [UInt8] {
        var bytes: [UInt8] = []
        FoldTable.appendFolded(scalar, to: &bytes)
        return bytes
    }
}
