/// The parts of a compiled rule set, in the order of the file.
enum ImageSection: Int, CaseIterable {
    /// `Settings`, then `RoomSettings`, by `BinaryWriter`.
    case settings
    /// Where each rule's record begins in `rules`, and where the last one ends.
    case ruleStarts
    /// A record for each rule, by `BinaryWriter`: all of it but its keywords and patterns.
    case rules
    /// See `MatcherTable`.
    case matchers
    /// The texts of keywords and patterns, as written, UTF-8.
    case texts
    /// Keywords in the form in which texts are searched for them; see `KeywordNeedle`.
    case needles
    // What is looked for in folded text, see `LiteralTable` and `LiteralAutomaton`.
    case columns, dense, states, labels, useStarts, uses, literalLengths
    // What is looked for in letters alone, the same.
    case letterColumns, letterDense, letterStates, letterLabels, letterUseStarts, letterUses, letterLiteralLengths
    /// For each ASCII character, a bit for each letter that it may stand for in the `LetterStream`.
    case signs
    /// Matchers that every message may match.
    case unconditionalMatchers
    /// Rules that run for every message.
    case unconditionalRules
    /// Three numbers: `LiteralIndex.readings`, and how many columns each automaton has.
    case facts
}

extension ImageSection {
    /// The sections of one table of literals.
    struct Literals {
        let columns, dense, states, labels, useStarts, uses, literalLengths: ImageSection

        /// Those looked for in folded text.
        static let plain = Literals(
            columns: .columns, dense: .dense, states: .states, labels: .labels, useStarts: .useStarts, uses: .uses,
            literalLengths: .literalLengths)
        /// Those looked for in letters alone.
        static let letters = Literals(
            columns: .letterColumns, dense: .letterDense, states: .letterStates, labels: .letterLabels,
            useStarts: .letterUseStarts, uses: .letterUses, literalLengths: .letterLiteralLengths)
    }
}

/// The parts of a compiled rule set as they are made.
struct ImageWriter {
    private var parts = ImageSection.allCases.map { _ in [UInt8]() }

    mutating func put(_ section: ImageSection, _ bytes: [UInt8]) {
        parts[section.rawValue] = bytes
    }

    mutating func put(_ section: ImageSection, _ words: [UInt32]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * words.count)
        for word in words { withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) } }
        put(section, bytes)
    }

    /// The directory, an offset and a length for each part, then the parts, each on a multiple of 8 from the start of a file
    /// whose header has `headerLength` bytes.
    func body(headerLength: Int) -> [UInt8] {
        var directory = BinaryWriter()
        var content: [UInt8] = []
        let start = headerLength + 8 * parts.count
        for part in parts {
            directory.write(UInt32(start + content.count))
            directory.write(UInt32(part.count))
            content += part
            while (start + content.count) % 8 != 0 { content.append(0) }
        }
        return directory.bytes + content
    }
}

/// The parts of a compiled rule set as they stand in its image.
struct ImageReader {
    private let image: ImageTable<UInt8>
    private let headerLength: Int

    /// The parts of `image`, which must be there, side by side and with nothing behind them.
    init(_ image: ImageTable<UInt8>, headerLength: Int) throws(CompiledRuleSetError) {
        self.image = image
        self.headerLength = headerLength
        var end = headerLength + 8 * ImageSection.allCases.count
        for section in ImageSection.allCases {
            let range = try range(of: section)
            guard range.lowerBound == end, range.upperBound <= image.count else { throw malformed(section) }
            end = (range.upperBound + 7) & ~7
        }
        guard end == image.count else { throw .malformed(byteOffset: end) }
    }

    func bytes(_ section: ImageSection) throws(CompiledRuleSetError) -> ImageTable<UInt8> {
        image.slice(try range(of: section))
    }

    private func range(of section: ImageSection) throws(CompiledRuleSetError) -> Range<Int> {
        var reader = BinaryReader(image, from: min(headerLength + 8 * section.rawValue, image.count))
        let offset = Int(try reader.integer(UInt32.self))
        return offset..<(offset + Int(try reader.integer(UInt32.self)))
    }

    func words(_ section: ImageSection) throws(CompiledRuleSetError) -> ImageTable<UInt32> {
        guard let words = try bytes(section).words else { throw malformed(section) }
        return words
    }

    /// The error for a part that no compiler writes.
    func malformed(_ section: ImageSection) -> CompiledRuleSetError {
        .malformed(byteOffset: headerLength + 8 * section.rawValue)
    }
}
