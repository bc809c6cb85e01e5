/// How much text a match of a pattern takes at least.
struct PatternExtent: Equatable, Sendable {
    /// Code points.
    var length = 0
    /// How many of them are decimal digits.
    var digits = 0
    /// How many are equal, case ignored, and stand side by side; 0 if nothing is known.
    var run = 0

    /// What twelve bits hold; longer messages are judged as well, a pattern for them is not worth the care.
    private static let mostLength = 4095
    /// What four bits hold: telephone and card numbers have 7 to 19 digits, and few messages have any.
    private static let mostDigits = 15
    /// What four bits hold as well.
    private static let mostRun = 15

    /// The extent of `pattern`; nothing where its syntax is not understood.
    init(of pattern: String) {
        guard let node = try? PatternParser.parse(pattern) else { return }
        self = PatternExtent(of: node)
        run = min(PatternRun.least(in: pattern), Self.mostRun)
    }

    private init(of node: PatternNode) {
        self.init()
        switch node {
        case .anything, .assertion: break
        case .something, .separator: length = 1
        case .digit:
            length = 1
            digits = 1
        case .oneOf(let scalars):
            length = 1
            digits = scalars.allSatisfy { 0x30...0x39 ~= $0 } ? 1 : 0
        case .concatenation(let items):
            for item in items { add(Self(of: item), times: 1) }
        case .alternation(let branches):
            let extents = branches.map { Self(of: $0) }
            length = extents.map(\.length).min() ?? 0
            digits = extents.map(\.digits).min() ?? 0
        case .repetition(let inner, let atLeast, _): add(Self(of: inner), times: atLeast)
        }
    }

    /// Nothing at all.
    init() {}

    private mutating func add(_ other: PatternExtent, times count: Int) {
        length = min(length + other.length * count, Self.mostLength)
        digits = min(digits + other.digits * count, Self.mostDigits)
    }
}
