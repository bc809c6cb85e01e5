/// Why a text is no shorthand, and where.
struct ShorthandError: Error {
    enum Cause {
        /// This should have come.
        case expected(String)
        /// A key that was there before.
        case duplicateKey
    }

    let cause: Cause
    /// The text that was read.
    let text: String
    /// Where, in code points from its start.
    let offset: Int

    /// The cause, and the text with a caret below the place unless the text must not be shown.
    func description(showsText: Bool) -> String {
        let sentence =
            switch cause {
            case .expected(let what): "\(what) is expected at character \(offset + 1)"
            case .duplicateKey: "the key at character \(offset + 1) is there twice; a space may be meant, not a comma"
            }
        guard showsText, !text.contains(where: \.isNewline) else { return sentence }
        return "\(sentence):\n  \(text)\n  \(String(repeating: " ", count: offset))^"
    }
}
