internal import ReviewRules
internal import Yams

/// A check of an AutoModerator rule: `~title+body (includes, case-sensitive): [words]`.
struct RedditCheck {
    /// How a word is compared with the text.
    enum Method: String, CaseIterable {
        case includesWord = "includes-word"
        case includes
        case startsWith = "starts-with"
        case endsWith = "ends-with"
        case fullExact = "full-exact"
        case fullText = "full-text"
    }

    let isNegated: Bool
    let fields: [String]
    let method: Method
    let isRegex: Bool
    let isCaseSensitive: Bool
    let words: [(text: String, line: Int)]

    /// The check of this key, or nil if the key has another form.
    init?(key: String, value: Node) {
        guard let match = key.wholeMatch(of: #/(~?)([a-z_]+(?:\+[a-z_]+)*)(?:#\S+)?\s*(?:\(([^)]*)\))?/#) else {
            return nil
        }
        isNegated = !match.1.isEmpty
        fields = match.2.split(separator: "+").map(String.init)
        let modifiers = (match.3 ?? "").split { $0 == "," || $0 == " " }.map(String.init)
        method = modifiers.compactMap(Method.init).first ?? .includesWord
        isRegex = modifiers.contains("regex")
        isCaseSensitive = modifiers.contains("case-sensitive")
        words = value.words
    }

    /// What the check looks for in a message; what is no regex of PCRE2 is reported.
    func block(_ remarks: inout [ImportedRules.Remark]) -> ImportedRule.Block {
        var block = ImportedRule.Block()
        guard !isNegated else {
            let bodies = words.compactMap { regex($0, &remarks) }
            guard !bodies.isEmpty else { return block }
            let flags = isCaseSensitive ? "(?s)" : "(?si)"
            let anchored = method == .startsWith || method == .fullExact || method == .fullText
            block.regexes = ["\(flags)\\A(?!\(anchored ? "" : ".*")(?:\(bodies.joined(separator: "|"))))"]
            return block
        }
        for word in words {
            if !isRegex, !isCaseSensitive, method == .includesWord || method == .includes {
                let wild = method == .includes
                block.keywords.append(
                    Keyword.spelling(of: word.text, leadingWildcard: wild, trailingWildcard: wild))
            } else if let body = regex(word, &remarks) {
                block.regexes.append((isCaseSensitive ? "(?s)" : "(?si)") + body)
            }
        }
        return block
    }

    private func regex(_ word: (text: String, line: Int), _ remarks: inout [ImportedRules.Remark]) -> String? {
        let body = isRegex ? "(?:\(word.text))" : KeywordListImport.escaped(word.text)
        let regex =
            switch method {
            case .includes: body
            case .includesWord: "(?:\\b|^|(?<=\\W))\(body)(?:\\b|$|(?=\\W))"
            case .startsWith: "\\A\(body)"
            case .endsWith: "\(body)\\z"
            case .fullExact: "\\A\(body)\\z"
            case .fullText: "\\A\\W*+\(body)\\W*+\\z"
            }
        do throws(PatternCheck.Failure) {
            _ = try PatternCheck(regex)
            return regex
        } catch {
            remarks.append(
                .init(line: word.line, text: "the regex \(word.text.quoted): PCRE2 does not take it: \(error.message)"))
            return nil
        }
    }
}
