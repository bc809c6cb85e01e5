/// A way to read a text, so that evasions look like what they stand for (design of the rule format: `views`).
public enum View: UInt8, Sendable, CaseIterable {
    /// The text as sent.
    case raw
    /// Invisible characters and combining marks dropped, look-alikes and styled letters read as a–z, case folded.
    case folded
    /// Folded, with digits and symbols inside words read as letters.
    case leet
    /// Leet, without the separators between single letters and the punctuation inside words.
    case joined

    /// The view's name in a rule file.
    public var name: String {
        switch self {
        case .raw: "raw"
        case .folded: "folded"
        case .leet: "leet"
        case .joined: "joined"
        }
    }
}
