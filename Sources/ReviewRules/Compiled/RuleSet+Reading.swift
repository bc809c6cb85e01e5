extension BinaryReader {
    /// What the rules of a set have in common.
    mutating func settingsAndRooms() throws(CompiledRuleSetError) -> (Settings, [RoomSettings]) {
        let settings = try settings()
        return (settings, try array { reader throws(CompiledRuleSetError) in try reader.roomSettings() })
    }

    private mutating func settings() throws(CompiledRuleSetError) -> Settings {
        var settings = Settings()
        settings.mode = try enumCase()
        settings.onError = try enumCase()
        settings.threshold = try optionalInt()
        settings.reason = try optionalString()
        settings.maxLength = try int()
        settings.timeBudget = try optionalBudget()
        settings.matchLimit = try int()
        return settings
    }

    private mutating func roomSettings() throws(CompiledRuleSetError) -> RoomSettings {
        var room = RoomSettings(room: Glob(try string()))
        room.mode = try optional { reader throws(CompiledRuleSetError) in try reader.enumCase() }
        room.onError = try optional { reader throws(CompiledRuleSetError) in try reader.enumCase() }
        room.threshold = try optionalInt()
        room.reason = try optionalString()
        room.maxLength = try optionalInt()
        room.timeBudget = try optionalBudget()
        room.matchLimit = try optionalInt()
        return room
    }

    /// A rule without its keywords and patterns, and where these are.
    mutating func rule() throws(CompiledRuleSetError) -> RuleRecord {
        var rule = Rule(id: try string(), action: .tag)
        var matcher = Int(try integer(UInt32.self))
        var blocks: [RuleRecord.Block] = []
        rule.title = try optionalString()
        rule.status = try enumCase()
        rule.severity = try enumCase()
        rule.tags = try strings()
        rule.priority = try int()
        rule.views = try array { reader throws(CompiledRuleSetError) in try reader.view() }
        rule.fields = try array { reader throws(CompiledRuleSetError) in try reader.fieldSelector() }
        rule.when = try array { reader throws(CompiledRuleSetError) in try reader.condition() }
        rule.match = try optional { reader throws(CompiledRuleSetError) in
            var match = Match()
            blocks.append(try reader.block(&matcher))
            blocks += try reader.array { reader throws(CompiledRuleSetError) in try reader.block(&matcher) }
            match.any.filters = blocks[0].filters
            match.all = blocks.dropFirst().map { block in
                var matchers = Matchers()
                matchers.filters = block.filters
                return matchers
            }
            return match
        }
        let except = try block(&matcher)
        rule.except.filters = except.filters
        rule.action = try action()
        rule.reason = try optionalString()
        rule.score = try int()
        guard Rule.scoreRange.contains(rule.score) else { throw malformed }
        rule.attributes = try array { reader throws(CompiledRuleSetError) in
            AddedAttribute(name: try reader.string(), value: try reader.string())
        }
        return RuleRecord(rule: rule, blocks: blocks, except: except)
    }

    private mutating func view() throws(CompiledRuleSetError) -> View {
        guard let view = View(rawValue: try integer()) else { throw malformed }
        return view
    }

    private mutating func fieldSelector() throws(CompiledRuleSetError) -> Rule.FieldSelector {
        switch try integer(UInt8.self) {
        case 0: return .content
        case 1: return .attribute(try string())
        case 2: return .allAttributes
        default: throw malformed
        }
    }

    private mutating func condition() throws(CompiledRuleSetError) -> Condition {
        let subject: Condition.Subject
        switch try integer(UInt8.self) {
        case 0: subject = .room
        case 1: subject = .senderUserID
        case 2: subject = .senderAttribute(try string())
        case 3: subject = .attribute(try string())
        default: throw malformed
        }
        return Condition(subject: subject, values: try strings().map { Glob($0) }, isNegated: try bool())
    }

    private mutating func block(_ matcher: inout Int) throws(CompiledRuleSetError) -> RuleRecord.Block {
        let patterns = matcher + Int(try integer(UInt32.self))
        let end = patterns + Int(try integer(UInt32.self))
        let filters = try array { reader throws(CompiledRuleSetError) in try reader.filter() }
        defer { matcher = end }
        return RuleRecord.Block(keywords: matcher..<patterns, patterns: patterns..<end, filters: filters)
    }

    private mutating func action() throws(CompiledRuleSetError) -> Rule.Action {
        switch try integer(UInt8.self) {
        case 0: return .deny
        case 1: return .mask(try string())
        case 2:
            let source = try string()
            guard let template = try? Template(parsing: source) else { throw malformed }
            return .replace(template)
        case 3: return .score
        case 4: return .tag
        case 5: return .allow
        default: throw malformed
        }
    }

    mutating func enumCase<Value: CaseIterable>() throws(CompiledRuleSetError) -> Value {
        let index = Int(try integer(UInt8.self))
        guard let value = Value.allCases.dropFirst(index).first else { throw malformed }
        return value
    }

    private mutating func strings() throws(CompiledRuleSetError) -> [String] {
        try array { reader throws(CompiledRuleSetError) in try reader.string() }
    }

    private mutating func optionalString() throws(CompiledRuleSetError) -> String? {
        try optional { reader throws(CompiledRuleSetError) in try reader.string() }
    }

    private mutating func optionalInt() throws(CompiledRuleSetError) -> Int? {
        try optional { reader throws(CompiledRuleSetError) in try reader.int() }
    }

    private mutating func optionalBudget() throws(CompiledRuleSetError) -> Double? {
        guard let budget = try optional({ reader throws(CompiledRuleSetError) in try reader.double() }) else {
            return nil
        }
        // A day is more than any budget; a NaN or an infinity would trap when it is turned into nanoseconds.
        guard budget >= 0, budget <= 86_400_000 else { throw malformed }
        return budget
    }
}
