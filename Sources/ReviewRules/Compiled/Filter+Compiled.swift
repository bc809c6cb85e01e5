extension BinaryWriter {
    /// A filter: the number of its kind, then its parameters.
    mutating func write(_ filter: Filter) {
        switch filter {
        case .links(let links):
            write(UInt8(0))
            write(links.allow) { $0.write($1.pattern) }
            write(links.deny) { $0.write($1.pattern) }
        case .caps(let caps):
            write(UInt8(1))
            write(caps.minLength)
            write(caps.maxPercent)
        case .repetition(let repetition):
            write(UInt8(2))
            write(repetition.characters) { $0.write($1) }
            write(repetition.words) { $0.write($1) }
        case .symbols(let symbols):
            write(UInt8(3))
            write(symbols.minLength)
            write(symbols.maxPercent)
        case .emoji(let emoji):
            write(UInt8(4))
            write(emoji.max)
        case .mentions(let mentions):
            write(UInt8(5))
            write(mentions.max)
        case .length(let length):
            write(UInt8(6))
            write(length.max) { $0.write($1) }
            write(length.lines) { $0.write($1) }
        case .zalgo(let zalgo):
            write(UInt8(7))
            write(zalgo.maxMarks)
        case .invisible: write(UInt8(8))
        case .mixedScript: write(UInt8(9))
        case .pii(let pii):
            write(UInt8(10))
            write(pii.kinds) { $0.writeCase(of: $1) }
        }
    }
}

extension BinaryReader {
    /// The largest parameter a filter can have; a larger one would overflow where it is multiplied.
    private static let limits = 0...1_000_000

    mutating func filter() throws(CompiledRuleSetError) -> Filter {
        switch try integer(UInt8.self) {
        case 0: return .links(LinkFilter(allow: try domains(), deny: try domains()))
        case 1: return .caps(CapsFilter(minLength: try limit(), maxPercent: try limit()))
        case 2: return .repetition(RepetitionFilter(characters: try optionalLimit(), words: try optionalLimit()))
        case 3: return .symbols(SymbolFilter(minLength: try limit(), maxPercent: try limit()))
        case 4: return .emoji(EmojiFilter(max: try limit()))
        case 5: return .mentions(MentionFilter(max: try limit()))
        case 6: return .length(LengthFilter(max: try optionalLimit(), lines: try optionalLimit()))
        case 7: return .zalgo(ZalgoFilter(maxMarks: try limit()))
        case 8: return .invisible
        case 9: return .mixedScript
        case 10:
            return .pii(
                PIIFilter(try array { reader throws(CompiledRuleSetError) in try reader.enumCase() as PIIFilter.Kind }))
        default: throw malformed
        }
    }

    private mutating func domains() throws(CompiledRuleSetError) -> [DomainPattern] {
        try array { reader throws(CompiledRuleSetError) in
            guard let domain = try? DomainPattern(parsing: try reader.string()) else { throw reader.malformed }
            return domain
        }
    }

    private mutating func limit() throws(CompiledRuleSetError) -> Int {
        let value = try int()
        guard Self.limits.contains(value) else { throw malformed }
        return value
    }

    private mutating func optionalLimit() throws(CompiledRuleSetError) -> Int? {
        try optional { reader throws(CompiledRuleSetError) in try reader.limit() }
    }
}
