import PCRE2
import Testing

@testable import ReviewRules

/// Asks PCRE2 whether a subject matches, and checks that the pattern's requirement is then met.
struct RequirementOracle: ~Copyable {
    struct Violation: Error, CustomStringConvertible {
        let pattern: String
        let subject: String
        let conjunct: [String]
        let isCollapsed: Bool

        var description: String {
            "\(pattern.debugDescription) matches \(subject.debugDescription), which has none of \(conjunct)"
                + (isCollapsed ? " (runs collapsed)" : "")
        }
    }

    struct TooSmall: Error, CustomStringConvertible {
        let pattern: String
        let subject: String
        let extent: PatternExtent

        var description: String {
            "\(pattern.debugDescription) matches \(subject.debugDescription), which has not \(extent)"
        }
    }

    struct Subject {
        let pattern: String
        let compiled: CompiledPattern
        let requirement: LiteralRequirement?
        fileprivate let conjuncts: [[CaselessText]]
        fileprivate let collapsedConjuncts: [[CaselessText]]
        /// What the letters of a subject must hold, or nothing.
        let letters: LiteralRequirement?
        let extent: PatternExtent

        init(_ pattern: String) throws {
            self.pattern = pattern
            compiled = try CompiledPattern(pattern, options: .unicodeProperties)
            requirement = .extract(from: pattern)
            conjuncts = Self.texts(requirement, collapsing: false)
            let collapsed = LiteralRequirement.extract(from: pattern, collapsingRuns: true)
            collapsedConjuncts = Self.texts(collapsed, collapsing: true)
            letters = collapsed?.letters.isEmpty == false ? collapsed : nil
            extent = PatternExtent(of: pattern)
        }

        private static func texts(_ requirement: LiteralRequirement?, collapsing: Bool) -> [[CaselessText]] {
            (requirement?.conjuncts ?? []).map { $0.map { CaselessText($0.scalars, collapsing: collapsing) } }
        }
    }

    private var matcher: Matcher

    init() throws {
        matcher = try Matcher(limits: MatchLimits(steps: 100_000))
    }

    mutating func matches(_ pattern: Subject, _ subject: String) -> Bool {
        matcher.search(subject.utf8Span, for: pattern.compiled) == .match
    }

    /// Whether `subject` matches; throws if it does without meeting the requirement.
    mutating func check(_ pattern: Subject, _ subject: String) throws -> Bool {
        guard matches(pattern, subject) else { return false }
        try check(pattern, pattern.conjuncts, in: subject, collapsing: false)
        try check(pattern, pattern.collapsedConjuncts, in: subject, collapsing: true)
        let scalars = subject.unicodeScalars
        let digits = scalars.count { $0.properties.generalCategory == .decimalNumber }
        let isASCII = subject.utf8.allSatisfy { $0 < 0x80 }
        let run = isASCII ? TextFacts(Array(subject.utf8).span).longestRun : .max
        if scalars.count < pattern.extent.length || digits < pattern.extent.digits || run < pattern.extent.run {
            throw TooSmall(pattern: pattern.pattern, subject: subject, extent: pattern.extent)
        }
        for conjunct in pattern.letters?.letters ?? [] {
            guard !conjunct.contains(where: { Self.holds(subject, $0, pattern.letters?.signs ?? []) }) else { continue }
            throw Violation(
                pattern: pattern.pattern, subject: subject, conjunct: conjunct.map(\.text), isCollapsed: true)
        }
        return true
    }

    /// Whether the letters of `subject`, each sign being a letter or nothing, hold `literal`: by trying every way.
    private static func holds(_ subject: String, _ literal: Literal, _ signs: [LetterStream.Sign]) -> Bool {
        var matched: Set<Int> = []
        for scalar in subject.unicodeScalars {
            let letter = LetterStream.letter(scalar.value)
            let choices = letter.map { [$0] } ?? signs.filter { $0.scalar == scalar.value }.map(\.letter)
            var next = letter == nil ? matched : []
            for choice in choices {
                for count in matched.union([0]) {
                    if count > 0, literal.scalars[count - 1] == choice { next.insert(count) }
                    if literal.scalars[count] == choice { next.insert(count + 1) }
                }
            }
            if next.contains(literal.scalars.count) { return true }
            matched = next
        }
        return false
    }

    private func check(
        _ pattern: Subject, _ conjuncts: [[CaselessText]], in subject: String, collapsing: Bool
    ) throws {
        guard !conjuncts.isEmpty else { return }
        let text = CaselessText(subject.unicodeScalars.map(\.value), collapsing: collapsing)
        for conjunct in conjuncts where !conjunct.contains(where: text.contains) {
            let literals = conjunct.map { Literal(scalars: $0.scalars).text }
            throw Violation(
                pattern: pattern.pattern, subject: subject, conjunct: literals, isCollapsed: collapsing)
        }
    }

    /// Checks a subject that matches, and what is left of it when all that the match does not need is taken away, so that
    /// a literal cannot be there by chance.
    mutating func checkShrinking(_ pattern: Subject, _ subject: String) throws -> Bool {
        guard try check(pattern, subject) else { return false }
        var scalars = Array(subject.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let removed = scalars.remove(at: index)
            if try !check(pattern, String(scalars)) {
                scalars.insert(removed, at: index)
                index += 1
            }
        }
        return true
    }
}

/// Text in which caseless equals, as PCRE2 has them, are the same.
struct CaselessText {
    let scalars: [UInt32]

    init(_ scalars: [UInt32], collapsing: Bool) {
        let folded = scalars.map(Self.fold)
        guard collapsing else {
            self.scalars = folded
            return
        }
        self.scalars = folded.indices.filter { $0 == 0 || folded[$0] != folded[$0 - 1] }.map { folded[$0] }
    }

    func contains(_ other: CaselessText) -> Bool {
        let count = other.scalars.count
        guard count <= scalars.count else { return false }
        return (0...scalars.count - count).contains { scalars[$0..<$0 + count].elementsEqual(other.scalars) }
    }

    // Lower, upper, lower: ſ → s, K → k, ς → σ, ẞ → ß, ǅ → ǆ.
    private static func fold(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x80 { return (0x41...0x5A).contains(scalar) ? scalar + 32 : scalar }
        func single(_ value: UInt32, _ mapping: (Unicode.Scalar.Properties) -> String) -> UInt32 {
            guard let mapped = Unicode.Scalar(value).map({ mapping($0.properties) })?.unicodeScalars, mapped.count == 1
            else { return value }
            return mapped.first?.value ?? value
        }
        return single(single(single(scalar, \.lowercaseMapping), \.uppercaseMapping), \.lowercaseMapping)
    }
}

extension Literal {
    var text: String { String(scalars.compactMap(Unicode.Scalar.init)) }
}

extension String {
    init(_ scalars: [Unicode.Scalar]) {
        var view = UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
