extension CompiledRuleSet {
    /// The compiled form of `ruleSet`.
    public convenience init(compiling ruleSet: RuleSet) throws(CompiledRuleSetError) {
        try self.init(Self.encode(ruleSet))
    }

    /// The compiled file of `ruleSet`: the same bytes for the same rule set, on any machine.
    public static func encode(_ ruleSet: RuleSet) -> [UInt8] {
        var image = ImageWriter()
        var settings = BinaryWriter()
        settings.writeSettings(of: ruleSet)
        image.put(.settings, settings.bytes)
        var index = LiteralIndexBuilder()
        var records = BinaryWriter()
        var starts: [UInt32] = [0]
        for rule in ruleSet.rules {
            records.write(rule, firstMatcher: index.matcherCount)
            index.add(rule)
            starts.append(UInt32(records.bytes.count))
        }
        image.put(.rules, records.bytes)
        image.put(.ruleStarts, starts)
        index.put(into: &image)
        return file(image)
    }

    /// Everything that was compiled, rule by rule.
    ///
    /// - Throws: `CompiledRuleSetError` if a rule is not what a compiler writes, though the checksum is right.
    public func ruleSet() throws(CompiledRuleSetError) -> RuleSet {
        var rules: [Rule] = []
        for index in 0..<ruleCount {
            let record = try rule(index)
            var rule = record.rule
            if let any = record.blocks.first {
                rule.match?.any = try matchers(of: any)
                var all: [Matchers] = []
                for block in record.blocks.dropFirst() { all.append(try matchers(of: block)) }
                rule.match?.all = all
            }
            rule.except = try matchers(of: record.except)
            rules.append(rule)
        }
        return RuleSet(settings: settings, rooms: rooms, rules: rules)
    }

    private func matchers(of block: RuleRecord.Block) throws(CompiledRuleSetError) -> Matchers {
        var result = Matchers()
        for keyword in block.keywords {
            let traits = matchers.traits(of: keyword)
            result.keywords.append(
                Keyword(
                    text: try text(of: keyword), hasLeadingWildcard: traits.contains(.hasLeadingWildcard),
                    hasTrailingWildcard: traits.contains(.hasTrailingWildcard)))
        }
        for pattern in block.patterns { result.patterns.append(try text(of: pattern)) }
        result.filters = block.filters
        return result
    }

    private func text(of matcher: Int) throws(CompiledRuleSetError) -> String {
        guard let text = matchers.text(of: matcher).text else { throw Self.malformed(.texts) }
        return text
    }
}
