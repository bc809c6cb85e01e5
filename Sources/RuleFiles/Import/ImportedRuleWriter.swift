internal import ReviewRules

/// Writes imported rules as a rule file: valid, with tests that hold, and with what could not be carried over beside them.
struct ImportedRuleWriter {
    private let source: String
    private var lines: [String] = []
    private var ids: Set<String> = []
    private var ruleCount = 0

    /// A writer for rules of `source`, such as "Discord AutoMod".
    init(source: String) {
        self.source = source
    }

    /// The rule file with `rules`; `remarks` are about the source, not about one of the rules.
    mutating func write(_ rules: [ImportedRule], remarks: [ImportedRules.Remark]) throws -> ImportedRules {
        lines = ["# Imported from \(source). Read it, try it (ivsreview replay), then deploy it."]
        for remark in remarks { appendRemark(remark, indent: "") }
        lines += ["version: 1", "rules:"]
        for rule in rules where !rule.isEmpty { try append(rule) }
        for rule in rules where rule.isEmpty {
            for remark in rule.remarks { appendRemark(remark, indent: "  ") }
        }
        if ruleCount == 0 { lines[lines.firstIndex(of: "rules:") ?? 0] = "rules: []" }
        let all = (remarks + rules.flatMap(\.remarks)).enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
        return ImportedRules(
            yaml: lines.map { $0 + "\n" }.joined(), remarks: all, ruleCount: ruleCount)
    }

    private mutating func append(_ rule: ImportedRule) throws {
        ruleCount += 1
        for remark in rule.remarks { appendRemark(remark, indent: "  ") }
        let id = id(rule.name)
        var text = head(of: rule, id: id)
        let tests = try tests(of: rule, id: id)
        var allowed = rule.allowed
        if !tests.contains(where: \.isHit), !rule.isDisabled {
            allowed.append((.noPositiveTest, "no example text was found when it was imported"))
        }
        if rule.isTrial { allowed.append((.trialRule, "a condition of the source is missing")) }
        if rule.action == "allow", rule.when.allSatisfy({ !$0.hasPrefix("sender.") }), !rule.blocks.isEmpty {
            allowed.append((.forgeableAllow, "the source approves these words"))
        }
        lines += allowed.map { "  # lint: allow \($0.code.rawValue) because \($0.reason)" }
        if !tests.isEmpty {
            text.append("    tests:")
            text += tests.map(\.yaml)
        }
        lines += text
    }

    private func head(of rule: ImportedRule, id: String) -> [String] {
        var text = ["  - id: \(id)", "    title: \(rule.name.yamlQuoted)"]
        if rule.isDisabled {
            text.append("    status: disabled")
        } else if rule.isTrial {
            text.append("    status: test")
        }
        if !rule.when.isEmpty { text += ["    when:"] + rule.when.map { "      \($0)" } }
        if rule.blocks.count == 1 {
            text += ["    match:"] + lines(of: rule.blocks[0]).map { "      \($0)" }
        } else if rule.blocks.count > 1 {
            text += ["    match:", "      all:"]
            for block in rule.blocks {
                text += lines(of: block).enumerated().map { ($0 == 0 ? "        - " : "          ") + $1 }
            }
        }
        if !rule.exceptKeywords.isEmpty {
            text += ["    except:", "      keywords: \(flowList(rule.exceptKeywords))"]
        }
        text.append("    action: \(rule.action)")
        if let reason = rule.reason, rule.action == "deny" { text.append("    reason: \(reason.yamlQuoted)") }
        if !rule.attributes.isEmpty {
            text.append("    attributes:")
            text += rule.attributes.map { "      \($0.name): \($0.value.yamlQuoted)" }
        }
        return text
    }

    private func lines(of block: ImportedRule.Block) -> [String] {
        var text: [String] = []
        if !block.keywords.isEmpty { text += ["keywords:"] + block.keywords.map { "  - \($0.yamlQuoted)" } }
        if !block.regexes.isEmpty { text += ["regex:"] + block.regexes.map { "  - \($0.yamlQuoted)" } }
        return text + block.filters
    }

    private func flowList(_ words: [String]) -> String {
        "[\(words.map(\.yamlQuoted).joined(separator: ", "))]"
    }

    private mutating func appendRemark(_ remark: ImportedRules.Remark, indent: String) {
        let place = remark.line > 0 ? "line \(remark.line)" : "everywhere"
        lines.append("\(indent)# Import, \(place): \(remark.text.printable.replacing("\n", with: " "))")
    }

    // MARK: - Ids

    private mutating func id(_ name: String) -> String {
        let words = name.lowercased().unicodeScalars
            .split { !("a"..."z").contains($0) && !("0"..."9").contains($0) }.map { String($0) }
        let base = words.isEmpty ? "imported" : String(words.joined(separator: "-").prefix(48))
        var id = base
        var number = 2
        while !ids.insert(id).inserted {
            id = "\(base)-\(number)"
            number += 1
        }
        return id
    }

    // MARK: - Tests

    private struct Test {
        let yaml: String
        let isHit: Bool
    }

    /// Tests that hold: a text made from each kind of matcher if it hits, and an ordinary message if it does not.
    private func tests(of rule: ImportedRule, id: String) throws -> [Test] {
        guard !rule.blocks.isEmpty, !rule.isDisabled else { return [] }
        let yaml = (["version: 1", "rules:"] + head(of: rule, id: id)).joined(separator: "\n")
        var assembly = RuleSetAssembly()
        assembly.add(SourceFile(path: "imported", text: yaml))
        let reviewer = try Reviewer(try assembly.finish().ruleSet)
        var verdict = Verdict()
        let (hits, misses) = (examples(of: rule), ["hello chat, nice stream"])
        var tests: [Test] = []
        for (text, isHit) in hits.map({ ($0, true) }) + misses.map({ ($0, false) }) {
            reviewer.evaluate(Message(content: text), into: &verdict)
            guard verdict.hits.isEmpty != isHit, tests.count(where: \.isHit) < 3 || !isHit else { continue }
            tests.append(
                Test(
                    yaml: "      - {text: \(text.yamlQuoted), expect: \(verdict.outcome.rawValue), hit: \(isHit)}",
                    isHit: isHit))
        }
        return tests
    }

    private func examples(of rule: ImportedRule) -> [String] {
        // Where a class is not known a letter may do, or a space, or a digit.
        let fillers: [Unicode.Scalar] = ["a", " ", "1"]
        // Of several blocks each must hit: one text with a piece for each.
        guard rule.blocks.count == 1 else {
            return fillers.map { filler in
                rule.blocks.compactMap { pieces(of: $0, filler: filler).first }.joined(separator: " ")
            }
        }
        let all = fillers.flatMap { pieces(of: rule.blocks[0], filler: $0) }
        return all.enumerated().filter { !all[..<$0].contains($1) }.map(\.element)
    }

    private func pieces(of block: ImportedRule.Block, filler: Unicode.Scalar) -> [String] {
        let keywords = block.keywords.compactMap { try? Keyword(parsing: $0).text }
        let regexes = block.regexes.compactMap { PatternOutline($0) }.map {
            HostileTexts.sample(of: $0, filler: filler)
        }
        return keywords + regexes + block.filters.map(example)
    }

    private func example(of filter: String) -> String {
        let limit = filter.firstMatch(of: #/max: (\d+)/#).flatMap { Int($0.1) } ?? 0
        if filter.hasPrefix("mentions") { return (0...limit).map { "@viewer\($0)" }.joined(separator: " ") }
        if filter.hasPrefix("length") { return String(repeating: "word ", count: limit / 5 + 1) }
        return "example.com"
    }
}

extension String {
    /// The text as a YAML scalar: in single quotes, or in double quotes where it has what these cannot hold.
    var yamlQuoted: String {
        let isPlain = unicodeScalars.allSatisfy { $0.spelt == String($0) }
        guard !isPlain else { return "'\(replacing("'", with: "''"))'" }
        let escaped = unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\\": return "\\\\"
            case "\"": return "\\\""
            default: break
            }
            guard scalar.spelt != String(scalar) else { return String(scalar) }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
        return "\"\(escaped.joined())\""
    }
}
