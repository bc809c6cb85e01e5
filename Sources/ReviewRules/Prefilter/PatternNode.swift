/// The syntax of a pattern, as far as required text is concerned.
indirect enum PatternNode: Equatable, Sendable {
    /// One of these code points, up to case.
    case oneOf([UInt32])
    /// Text of which nothing is known, perhaps none.
    case anything
    /// Text of which nothing is known but that there is some.
    case something
    /// A decimal digit of any script.
    case digit
    /// One character that is no letter, digit or number; which one is not known.
    case separator
    case concatenation([PatternNode])
    case alternation([PatternNode])
    case repetition(PatternNode, atLeast: Int, atMost: Int?)
    /// A positive look-around: its text is required, but takes no room here.
    case assertion(PatternNode)

    /// No text: anchors, verbs, option settings, negative look-arounds.
    static let nothing = PatternNode.concatenation([])
}
