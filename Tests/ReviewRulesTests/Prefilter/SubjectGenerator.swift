import SeededNumbers

@testable import ReviewRules

/// Subjects that are likely to match a pattern: walks through its syntax tree, and strings of the pattern's own characters.
struct SubjectGenerator {
    private let tree: PatternNode?
    private let ownScalars: [Unicode.Scalar]
    private static let pool: [Unicode.Scalar] = ["a", "b", "1", " ", "-", "_", "Z", "é", "\n", "😀", ".", "x"]

    init(pattern: String) {
        tree = try? PatternParser.parse(pattern)
        ownScalars = Array(pattern.unicodeScalars)
    }

    func subject(using generator: inout SeededGenerator) -> String {
        var scalars: [Unicode.Scalar] = []
        if let tree, generator.chance(75) {
            if generator.chance(20) { scalars.append(generator.pick(Self.pool)) }
            append(tree, to: &scalars, using: &generator)
            if generator.chance(20) { scalars.append(generator.pick(Self.pool)) }
            if generator.chance(25), !scalars.isEmpty { mutate(&scalars, using: &generator) }
        } else {
            let count = Int.random(in: 0...8, using: &generator)
            for _ in 0..<count {
                scalars.append(caseVariant(generator.pick(generator.chance(85) ? ownScalars : Self.pool), &generator))
            }
        }
        return String(scalars)
    }

    private func append(_ node: PatternNode, to scalars: inout [Unicode.Scalar], using generator: inout SeededGenerator)
    {
        switch node {
        case .oneOf(let members):
            if let scalar = Unicode.Scalar(generator.pick(members)) { scalars.append(caseVariant(scalar, &generator)) }
        case .anything:
            if generator.chance(70) { scalars.append(generator.pick(Self.pool)) }
            if generator.chance(15) { scalars.append(contentsOf: scalars.suffix(2)) }
        case .something:
            scalars.append(generator.pick(Self.pool))
            if generator.chance(15) { scalars.append(contentsOf: scalars.suffix(2)) }
        case .digit:
            scalars.append(generator.pick(["0", "7", "٣", "９"]))
        case .separator:
            scalars.append(generator.pick([".", " ", "-", "\t", "\n", "\r", "*"]))
        case .concatenation(let items):
            for item in items { append(item, to: &scalars, using: &generator) }
        case .alternation(let branches):
            append(generator.pick(branches), to: &scalars, using: &generator)
        case .repetition(let inner, let atLeast, let atMost):
            let count = min(min(atLeast, 20) + Int.random(in: 0...2, using: &generator), atMost ?? .max)
            for _ in 0..<count { append(inner, to: &scalars, using: &generator) }
        case .assertion(let inner):
            if generator.chance(50) { append(inner, to: &scalars, using: &generator) }
        }
    }

    private func caseVariant(_ scalar: Unicode.Scalar, _ generator: inout SeededGenerator) -> Unicode.Scalar {
        guard generator.chance(30) else { return scalar }
        let special: [Unicode.Scalar: [Unicode.Scalar]] = [
            "s": ["ſ"], "k": ["\u{212A}"], "ß": ["ẞ"], "σ": ["ς", "Σ"], "Σ": ["ς"], "ǆ": ["ǅ", "Ǆ"], "å": ["\u{212B}"],
            "µ": ["μ"], "ϑ": ["θ", "Θ", "ϴ"], "ǅ": ["ǆ"],
        ]
        if let others = special[scalar], generator.chance(50) { return generator.pick(others) }
        let mapped = (generator.chance(50) ? scalar.properties.uppercaseMapping : scalar.properties.lowercaseMapping)
            .unicodeScalars
        return mapped.count == 1 ? mapped.first ?? scalar : scalar
    }

    private func mutate(_ scalars: inout [Unicode.Scalar], using generator: inout SeededGenerator) {
        let index = Int.random(in: 0..<scalars.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: scalars.remove(at: index)
        case 1: scalars.insert(generator.pick(Self.pool), at: index)
        case 2: scalars.insert(scalars[index], at: index)
        default: scalars.swapAt(index, Int.random(in: 0..<scalars.count, using: &generator))
        }
    }
}
