import SeededNumbers

/// Writes random patterns, each with a way to make subjects that probably match; it knows nothing of the parser under test.
struct PatternFuzzer {
    /// A part of a pattern: its source and some texts that it matches, if the rest allows it.
    struct Part {
        var source: String
        var samples: [String]
    }

    var generator: SeededGenerator
    private var isExtended = false
    private var groupCount = 0
    private var names: [String] = []

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// Few letters, so that random subjects match often; those with unusual case partners; and the syntax's own.
    private static let letters: [String] = [
        "a", "b", "a", "b", "c", "s", "k", "ſ", "\u{212A}", "ß", "A", "S", "é", "1", " ", "-", "😀", "#", "]", "}", ",",
        "{",
        "=", ":", "<", "σ", "ς",
    ]

    mutating func pattern() -> Part {
        isExtended = false
        groupCount = 0
        names = []
        var part = alternation(depth: Int.random(in: 1...3, using: &generator))
        let heads = ["(*UTF)", "(*NO_JIT)", "(*LIMIT_MATCH=5000)", "(*CRLF)", "(*ANY)(*BSR_ANYCRLF)"]
        if generator.chance(5) { part.source = generator.pick(heads) + part.source }
        return part
    }

    /// A subject made of samples of `part`, or of letters alone.
    mutating func subject(for part: Part) -> String {
        var text = generator.pick(part.samples)
        if generator.chance(25) {
            text = ""
            for _ in 0..<Int.random(in: 0...6, using: &generator) { text += generator.pick(Self.letters) }
        }
        if generator.chance(20) { text = generator.pick(Self.letters) + text }
        if generator.chance(20) { text += generator.pick(Self.letters) }
        if generator.chance(20) { text = generator.chance(50) ? text.uppercased() : text.lowercased() }
        if generator.chance(20), !text.isEmpty {
            var scalars = Array(text.unicodeScalars)
            scalars.remove(at: Int.random(in: 0..<scalars.count, using: &generator))
            text = String(scalars)
        }
        return text
    }

    private mutating func alternation(depth: Int) -> Part {
        let wasExtended = isExtended
        defer { isExtended = wasExtended }
        let branches = (0..<generator.pick([1, 1, 1, 2, 2, 3])).map { _ in sequence(depth: depth) }
        return Part(source: branches.map(\.source).joined(separator: "|"), samples: some(branches.flatMap(\.samples)))
    }

    private mutating func sequence(depth: Int) -> Part {
        var whole = Part(source: "", samples: [""])
        for _ in 0..<generator.pick([0, 1, 2, 2, 3, 3, 4]) {
            let part = item(depth: depth)
            whole.source += part.source
            whole.samples = some(whole.samples.flatMap { head in part.samples.map { head + $0 } })
            if isExtended, generator.chance(30) {
                whole.source += generator.pick([" ", "\n", "\t", " # (x[\n", "#\n"])
            }
        }
        return whole
    }

    private mutating func item(depth: Int) -> Part {
        switch Int.random(in: 0..<100, using: &generator) {
        case 0..<40: quantified(character())
        case 40..<52: quantified(characterClass())
        case 52..<72: depth > 0 ? quantified(group(depth: depth - 1)) : character()
        case 72..<80: depth > 0 ? assertion(depth: depth - 1) : character()
        case 80..<86: setting()
        case 86..<90: reference()
        case 90..<93: depth > 0 ? conditional(depth: depth - 1) : character()
        default: zeroWidth()
        }
    }

    private mutating func character() -> Part {
        let letter = generator.pick(Self.letters)
        let code = String(letter.unicodeScalars.first?.value ?? 97, radix: 16)
        let escapes = ["\\x{\(code)}", "\\N{U+\(code)}", "\\Q\(letter)\\E", "\\Q\(letter)", "\\E\(letter)"]
        if generator.chance(15) { return Part(source: generator.pick(escapes), samples: [letter]) }
        let types: [Part] = [
            Part(source: "\\w", samples: ["a", "é"]), Part(source: "\\d", samples: ["1"]),
            Part(source: "\\s", samples: [" ", "\n"]), Part(source: ".", samples: ["a", "-"]),
            Part(source: "\\W", samples: ["-"]), Part(source: "\\R", samples: ["\n", "\r\n"]),
            Part(source: "\\X", samples: ["a", "é"]), Part(source: "\\pL", samples: ["s"]),
            Part(source: "\\P{L}", samples: ["1"]), Part(source: "\\N", samples: ["k"]),
            Part(source: "\\012", samples: ["\n"]), Part(source: "\\cA", samples: ["\u{1}"]),
        ]
        if generator.chance(15) { return generator.pick(types) }
        let needsEscape = "#]}{ -".contains(letter) && generator.chance(70)
        return Part(source: needsEscape ? "\\" + letter : letter, samples: [letter])
    }

    private mutating func characterClass() -> Part {
        var source = generator.chance(15) ? "[^" : "["
        var samples: [String] = []
        if generator.chance(10) {
            source += "]"
            samples.append("]")
        }
        for _ in 0..<generator.pick([1, 2, 2, 3]) {
            let letter = generator.pick(Self.letters)
            let members: [Part] = [
                Part(source: "a-c", samples: ["b"]), Part(source: "\\d", samples: ["1"]),
                Part(source: "[:alpha:]", samples: ["k"]), Part(source: "\\Q]\\E", samples: ["]"]),
                Part(source: "\\Qa-\\E", samples: ["-"]), Part(source: "R-T", samples: ["S"]),
                Part(source: "\\-", samples: ["-"]), Part(source: "\\x61", samples: ["a"]),
            ]
            let isPlain = !"]-:=".contains(letter) && generator.chance(75)
            let part = isPlain ? Part(source: letter, samples: [letter]) : generator.pick(members)
            source += part.source
            samples += part.samples
        }
        if generator.chance(10) { source += "-" }
        return Part(source: source + "]", samples: some(source.hasPrefix("[^") ? ["x", "b", "1", "é"] : samples))
    }

    private mutating func quantified(_ part: Part) -> Part {
        guard generator.chance(40) else { return part }
        let quantifier = generator.pick([
            "?", "*", "+", "{2}", "{1,2}", "{0,1}", "{2,}", "{0}", "{3}", "{,2}", "{ 1}", "{1",
        ])
        let counts: [Int] =
            switch quantifier {
            case "?", "{0,1}": [0, 1]
            case "*": [0, 1, 2]
            case "+": [1, 2]
            case "{2}": [2]
            case "{1,2}": [1, 2]
            case "{2,}": [2, 3]
            case "{3}": [3]
            case "{0}": [0]
            default: [-1]
            }
        let samples = counts.flatMap { count in
            part.samples.map { sample in
                // What this version of PCRE2 takes for itself.
                count < 0 ? sample + quantifier : String(repeating: sample, count: count)
            }
        }
        let gap = generator.chance(8) ? generator.pick(["(?#x)", "\\E", "\\Q\\E"]) : ""
        let kind = counts == [-1] ? "" : generator.pick(["", "", "", "?", "+"])
        return Part(source: part.source + gap + quantifier + kind, samples: some(samples))
    }

    private mutating func group(depth: Int) -> Part {
        let heads = [
            "(", "(", "(?:", "(?:", "(?>", "(?|", "(?i:", "(?-i:", "(?i-x:", "(?^:", "(?s-m:", "(*atomic:", "(*sr:",
            "(?<n>",
            "(?'m'", "(?P<o>",
        ]
        var head = generator.pick(heads)
        if let name = head.split(separator: "<").last?.first ?? head.dropFirst(2).first,
            "(?<(?'(?P<".contains(head.prefix(3)),
            head.count > 4
        {
            if names.contains(String(name)) { head = "(" } else { names.append(String(name)) }
        }
        if head == "(" || head.hasPrefix("(?<") || head.hasPrefix("(?'") || head.hasPrefix("(?P") { groupCount += 1 }
        let inner = alternation(depth: depth)
        return Part(source: head + inner.source + ")", samples: inner.samples)
    }

    private mutating func assertion(depth: Int) -> Part {
        let inner = alternation(depth: depth)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: return Part(source: "(?!\(inner.source))", samples: [""])
        case 1: return Part(source: "(?<=\(inner.source))", samples: some(inner.samples + [""]))
        case 2: return Part(source: "(?<!\(inner.source))", samples: [""])
        case 3: return Part(source: "(*pla:\(inner.source))", samples: some(inner.samples + [""]))
        default: return Part(source: "(?=\(inner.source))", samples: some(inner.samples + [""]))
        }
    }

    private mutating func setting() -> Part {
        let letters = generator.pick(["i", "i", "-i", "x", "-x", "xx", "s", "m", "^", "^i", "ix", "i-x", "U", "J", ""])
        if letters.hasSuffix("-x") || letters.hasPrefix("^") {
            isExtended = false
        } else if letters.contains("x") {
            isExtended = true
        }
        return Part(source: "(?\(letters))", samples: [""])
    }

    private mutating func reference() -> Part {
        guard groupCount > 0 else { return zeroWidth() }
        let sources = ["\\1", "\\g{-1}", "(?1)", "(?R)?", "\\g<1>", "(?-1)", "\\1?", "(?1)*", "\\g1"]
        return Part(source: generator.pick(sources), samples: ["", "a", "b", "ab"])
    }

    private mutating func conditional(depth: Int) -> Part {
        let condition = groupCount > 0 ? generator.pick(["(1)", "(?=a)", "(?!b)", "(R)", "(?<=s)"]) : "(?=a)"
        let yes = sequence(depth: depth)
        let no = sequence(depth: depth)
        if generator.chance(30) {
            return Part(source: "(?\(condition)\(yes.source))", samples: some(yes.samples + [""]))
        }
        return Part(source: "(?\(condition)\(yes.source)|\(no.source))", samples: some(yes.samples + no.samples))
    }

    private mutating func zeroWidth() -> Part {
        let sources = [
            "\\b", "\\B", "^", "$", "\\A", "\\z", "\\Z", "\\K", "(?#c)", "(*COMMIT)", "(*PRUNE:n)", "(*SKIP)",
            "(*THEN)",
            "(*F)", "(?C1)", "(?C\"(x\")", "(*ACCEPT)", "(*:m)", "\\E", "\\Q\\E",
        ]
        return Part(source: generator.pick(sources), samples: [""])
    }

    /// At most six of `samples`, so that products stay small.
    private mutating func some(_ samples: [String]) -> [String] {
        samples.count <= 6 ? samples : (0..<6).map { _ in generator.pick(samples) }
    }
}
