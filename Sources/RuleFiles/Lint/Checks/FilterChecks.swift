internal import ReviewRules
internal import Yams

/// Filters that no message can exceed: R034.
enum FilterChecks {
    static func run(_ context: LintContext, into findings: inout LintFindings) {
        let longest = context.longestMessage
        for rule in context.running where rule.rule.fields == [.content] {
            guard let match = rule.rule.match else { continue }
            let blocks = [match.any] + match.all
            for (block, matchers) in blocks.enumerated() {
                for filter in matchers.filters {
                    guard let (key, problem) = problem(of: filter, longest: longest) else { continue }
                    findings.add(
                        .impossibleFilter, "\(problem), and a message has at most \(longest) characters",
                        at: place(of: key, block: block, rule), rule)
                }
            }
        }
    }

    private static func place(of key: String, block: Int, _ rule: PlacedRule) -> Place {
        guard block > 0, let blocks = rule.node["match"]?["all"]?.sequence, blocks.count >= block,
            let node = blocks[block - 1][key]
        else { return rule.place(ofValue: "match", key) }
        return Place(rule.file, node)
    }

    private static func problem(of filter: Filter, longest: Int) -> (key: String, problem: String)? {
        switch filter {
        case .length(let length):
            guard let max = length.max ?? length.lines, max >= longest, (length.lines ?? longest) >= longest else {
                return nil
            }
            return ("length", "length allows \(max)")
        case .caps(let caps):
            return caps.minLength > longest ? ("caps", "caps begins at \(caps.minLength) letters") : nil
        case .symbols(let symbols):
            return symbols.minLength > longest ? ("symbols", "symbols begins at \(symbols.minLength)") : nil
        case .emoji(let emoji): return emoji.max >= longest ? ("emoji", "emoji allows \(emoji.max)") : nil
        case .mentions(let mentions):
            // @a@b is one mention: each takes a sign, a letter and a space.
            return mentions.max * 3 + 2 > longest ? ("mentions", "mentions allows \(mentions.max)") : nil
        case .zalgo(let zalgo):
            return zalgo.maxMarks + 1 >= longest ? ("zalgo", "zalgo allows \(zalgo.maxMarks) marks") : nil
        case .repetition(let repetition):
            let characters = repetition.characters.map { $0 >= longest } ?? true
            let words = repetition.words.map { $0 * 2 + 1 > longest } ?? true
            return characters && words ? ("repetition", "repetition allows as much") : nil
        case .links, .invisible, .mixedScript, .pii: return nil
        }
    }
}
