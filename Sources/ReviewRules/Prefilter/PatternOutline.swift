/// The syntax of a regex as tools for rule authors see it: what it may match, piece by piece.
package indirect enum PatternOutline: Equatable, Sendable {
    /// One of these characters, up to case.
    case oneOf([Unicode.Scalar])
    /// Text of which nothing is known, perhaps none.
    case anything
    case sequence([PatternOutline])
    case choice([PatternOutline])
    case repetition(PatternOutline, atLeast: Int, atMost: Int?)
    /// A positive look-around.
    case assertion(PatternOutline)

    /// The outline of `pattern`, or nil if its syntax is not understood.
    package init?(_ pattern: String) {
        guard let node = try? PatternParser.parse(pattern) else { return nil }
        self.init(node)
    }

    private init(_ node: PatternNode) {
        self =
            switch node {
            case .oneOf(let scalars): .oneOf(scalars.compactMap(Unicode.Scalar.init))
            case .anything, .something, .digit, .separator: .anything
            case .concatenation(let items): .sequence(items.map(Self.init))
            case .alternation(let branches): .choice(branches.map(Self.init))
            case .repetition(let inner, let least, let most): .repetition(Self(inner), atLeast: least, atMost: most)
            case .assertion(let inner): .assertion(Self(inner))
            }
    }

    /// Whether every match of `pattern` holds some known text, so that the engine can pass over messages without it.
    package static func requiresText(_ pattern: String) -> Bool {
        LiteralRequirement.extract(from: pattern, collapsingRuns: true) != nil
    }
}
