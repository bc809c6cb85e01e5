/// The alternatives of a regex, each as a regex in which one group has kept that alternative alone.
///
/// `\b(free|win) (btc|eth)\b` gives four: `\b(free) (btc|eth)\b` and so on. A text that such a regex matches is one that the
/// alternative serves. Where dropping a branch could change what the rest means (references, recursion, conditions, branch
/// resets, extended syntax with comments, verbs), there are none: the regex then counts as a whole.
struct PatternAlternatives {
    /// One branch of a group.
    struct Alternative: Equatable {
        /// The branch as written.
        let text: String
        /// The regex with the branch alone.
        let pattern: String
    }

    private struct Group {
        var start: Int
        var bars: [Int] = []
    }

    /// In the order of the text, outer groups before the groups inside them.
    let all: [Alternative]

    init(_ pattern: String) {
        let text = Array(pattern.unicodeScalars)
        guard let groups = Self.groups(text) else {
            all = []
            return
        }
        all = groups.sorted { $0.start < $1.start }.flatMap { group -> [Alternative] in
            let edges = [group.start - 1] + group.bars + [group.end]
            return zip(edges, edges.dropFirst()).map { before, after in
                let branch = text[(before + 1)..<after]
                let kept = text[..<group.start] + branch + text[group.end...]
                return Alternative(text: Self.string(branch), pattern: Self.string(kept))
            }
        }
    }

    /// The groups with more than one branch, by where their branches start and end; nil if the regex is not understood.
    private static func groups(_ text: [Unicode.Scalar]) -> [(start: Int, end: Int, bars: [Int])]? {
        // `(?i)` at the start holds for every branch, and stays in front of the one that is kept.
        var open = [Group(start: endOfOptions(text))]
        var found: [(start: Int, end: Int, bars: [Int])] = []
        var index = 0
        while index < text.count {
            switch text[index] {
            case "\\":
                guard index + 1 < text.count, !isReference(text[index + 1]) else { return nil }
                index += 1
            case "[": index = endOfClass(text, from: index)
            case "(":
                guard let start = startOfBranches(text, after: index) else { return nil }
                // `(?i)` has no branches; its `)` is read as any other.
                index = start - 1
                open.append(Group(start: start))
            case "|": open[open.count - 1].bars.append(index)
            case ")":
                guard open.count > 1, let group = open.popLast() else { return nil }
                if !group.bars.isEmpty { found.append((group.start, index, group.bars)) }
            default: break
            }
            index += 1
        }
        guard open.count == 1 else { return nil }
        if !open[0].bars.isEmpty { found.append((open[0].start, text.count, open[0].bars)) }
        return found
    }

    private static func endOfOptions(_ text: [Unicode.Scalar]) -> Int {
        guard text.starts(with: ["(", "?"]), let end = text.firstIndex(of: ")") else { return 0 }
        return text[2..<end].allSatisfy(isOption) ? end + 1 : 0
    }

    private static func isOption(_ scalar: Unicode.Scalar) -> Bool { "imsnJU-".unicodeScalars.contains(scalar) }

    /// References to groups, quoted text.
    private static func isReference(_ scalar: Unicode.Scalar) -> Bool {
        ("1"..."9").contains(scalar) || ["g", "k", "Q", "E"].contains(scalar)
    }

    /// Where the branches of the group begin that `(` at `index` opens; nil for syntax whose branches must stay together.
    private static func startOfBranches(_ text: [Unicode.Scalar], after index: Int) -> Int? {
        let rest = text[(index + 1)...]
        guard rest.first == "?" else { return rest.first == "*" ? nil : index + 1 }
        for lead in [[":"], [">"], ["="], ["!"], ["<", "="], ["<", "!"]] as [[Unicode.Scalar]]
        where rest.dropFirst().starts(with: lead) {
            return index + 2 + lead.count
        }
        if rest.dropFirst().first == "<" { return rest.firstIndex(of: ">").map { $0 + 1 } }
        guard let end = rest.dropFirst().firstIndex(where: { !isOption($0) }) else { return nil }
        return text[end] == ":" ? end + 1 : text[end] == ")" ? end : nil
    }

    /// The `]` that ends the class at `index`; the end of the text if none does.
    private static func endOfClass(_ text: [Unicode.Scalar], from index: Int) -> Int {
        var position = index + 1
        if position < text.count, text[position] == "^" { position += 1 }
        if position < text.count, text[position] == "]" { position += 1 }
        while position < text.count, text[position] != "]" {
            if text[position] == "\\" { position += 1 }
            if text[position...].starts(with: ["[", ":"]) {
                position = text[position...].firstIndex(of: "]") ?? position
            }
            position += 1
        }
        return position
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}
