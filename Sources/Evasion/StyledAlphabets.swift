/// Alphabets that Unicode has a second time in another style, from their blocks' first letters on.
enum StyledAlphabets {
    /// The blocks of Mathematical Alphanumeric Symbols: A–Z and a–z, thirteen times.
    private static let mathematicalStart: UInt32 = 0x1D400
    private static let mathematicalStyles = 13
    /// Letters that stand elsewhere since they were encoded first, in Letterlike Symbols.
    private static let mathematicalHoles: [UInt32: UInt32] = [
        0x1D455: 0x210E, 0x1D49D: 0x212C, 0x1D4A0: 0x2130, 0x1D4A1: 0x2131, 0x1D4A3: 0x210B, 0x1D4A4: 0x2110,
        0x1D4A7: 0x2112, 0x1D4A8: 0x2133, 0x1D4AD: 0x211B, 0x1D4BA: 0x212F, 0x1D4BC: 0x210A, 0x1D4C4: 0x2134,
        0x1D506: 0x212D, 0x1D50B: 0x210C, 0x1D50C: 0x2111, 0x1D515: 0x211C, 0x1D51D: 0x2128, 0x1D53A: 0x2102,
        0x1D53F: 0x210D, 0x1D545: 0x2115, 0x1D547: 0x2119, 0x1D548: 0x211A, 0x1D549: 0x211D, 0x1D551: 0x2124,
    ]
    /// Phonetic Extensions and their neighbours; there is no small capital X.
    private static let smallCapitals = Array("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ".unicodeScalars)

    static func mathematical(_ letters: Letters, _ random: inout SplitMix64) -> String? {
        let style = UInt32(Int.random(in: 0..<mathematicalStyles, using: &random)) * 52
        let lowercase: UInt32 = random.chance(50) ? 26 : 0
        return letters.styled { number in
            let code = mathematicalStart + style + lowercase + UInt32(number)
            return mathematicalHoles[code] ?? code
        }
    }

    /// Halfwidth and Fullwidth Forms.
    static func fullWidth(_ letters: Letters) -> String? {
        letters.styled { 0xFF41 + UInt32($0) }
    }

    /// Enclosed Alphanumerics, and the negative circled letters of the Supplement.
    static func circled(_ letters: Letters, _ random: inout SplitMix64) -> String? {
        let first = random.pick([0x24B6, 0x24D0, 0x1F150] as [UInt32])
        return letters.styled { first + UInt32($0) }
    }

    /// Enclosed Alphanumeric Supplement: squared and negative squared.
    static func squared(_ letters: Letters, _ random: inout SplitMix64) -> String? {
        let first = random.pick([0x1F130, 0x1F170] as [UInt32])
        return letters.styled { first + UInt32($0) }
    }

    /// The letters of flags; an invisible character between them keeps pairs from becoming flags.
    static func regionalIndicators(_ letters: Letters, _ random: inout SplitMix64) -> String? {
        guard let text = letters.styled({ 0x1F1E6 + UInt32($0) }) else { return nil }
        return random.chance(50) ? text : text.unicodeScalars.map(String.init).joined(separator: "\u{200B}")
    }

    static func smallCapitals(_ letters: Letters) -> String? {
        let text = letters.styled { smallCapitals[$0].value }
        return text.flatMap { $0.unicodeScalars.elementsEqual(letters.scalars) ? nil : $0 }
    }
}
