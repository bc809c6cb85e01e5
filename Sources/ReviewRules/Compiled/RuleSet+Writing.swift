extension BinaryWriter {
    /// What the rules of `ruleSet` have in common.
    mutating func writeSettings(of ruleSet: RuleSet) {
        write(ruleSet.settings)
        write(ruleSet.rooms) { $0.write($1) }
    }

    private mutating func write(_ settings: Settings) {
        writeCase(of: settings.mode)
        writeCase(of: settings.onError)
        write(settings.threshold) { $0.write($1) }
        write(settings.reason) { $0.write($1) }
        write(settings.maxLength)
        write(settings.timeBudget) { $0.write($1) }
        write(settings.matchLimit)
    }

    private mutating func write(_ room: RoomSettings) {
        write(room.room.pattern)
        write(room.mode) { $0.writeCase(of: $1) }
        write(room.onError) { $0.writeCase(of: $1) }
        write(room.threshold) { $0.write($1) }
        write(room.reason) { $0.write($1) }
        write(room.maxLength) { $0.write($1) }
        write(room.timeBudget) { $0.write($1) }
        write(room.matchLimit) { $0.write($1) }
    }

    /// A rule whose keywords and patterns begin at matcher `firstMatcher`.
    mutating func write(_ rule: Rule, firstMatcher: Int) {
        write(rule.id)
        write(UInt32(firstMatcher))
        write(rule.title) { $0.write($1) }
        writeCase(of: rule.status)
        writeCase(of: rule.severity)
        write(rule.tags) { $0.write($1) }
        write(rule.priority)
        write(rule.views) { $0.write($1.rawValue) }
        write(rule.fields) { $0.write($1) }
        write(rule.when) { $0.write($1) }
        write(rule.match) { writer, match in
            writer.write(match.any)
            writer.write(match.all) { $0.write($1) }
        }
        write(rule.except)
        write(rule.action)
        write(rule.reason) { $0.write($1) }
        write(rule.score)
        write(rule.attributes) { writer, attribute in
            writer.write(attribute.name)
            writer.write(attribute.value)
        }
    }

    private mutating func write(_ field: Rule.FieldSelector) {
        switch field {
        case .content: write(UInt8(0))
        case .attribute(let name):
            write(UInt8(1))
            write(name)
        case .allAttributes: write(UInt8(2))
        }
    }

    private mutating func write(_ condition: Condition) {
        switch condition.subject {
        case .room: write(UInt8(0))
        case .senderUserID: write(UInt8(1))
        case .senderAttribute(let name):
            write(UInt8(2))
            write(name)
        case .attribute(let name):
            write(UInt8(3))
            write(name)
        }
        write(condition.values) { $0.write($1.pattern) }
        write(condition.isNegated)
    }

    private mutating func write(_ matchers: Matchers) {
        write(UInt32(matchers.keywords.count))
        write(UInt32(matchers.patterns.count))
        write(matchers.filters) { $0.write($1) }
    }

    private mutating func write(_ action: Rule.Action) {
        switch action {
        case .deny: write(UInt8(0))
        case .mask(let character):
            write(UInt8(1))
            write(character)
        case .replace(let template):
            write(UInt8(2))
            write(template.source)
        case .score: write(UInt8(3))
        case .tag: write(UInt8(4))
        case .allow: write(UInt8(5))
        }
    }

    mutating func writeCase<Value: CaseIterable & RawRepresentable>(of value: Value)
    where Value.RawValue: Equatable {
        // The case's place in `allCases`: a case may be added behind the others without a new format version.
        let index = Value.allCases.enumerated().first { $0.element.rawValue == value.rawValue }?.offset ?? 0
        write(UInt8(index))
    }
}
