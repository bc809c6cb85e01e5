/// A rule set in the form in which messages are judged: no YAML, no lists to resolve, no tables to build.
///
/// | bytes | what |
/// | --- | --- |
/// | 0..<8 | `IVSRULES` |
/// | 8..<12 | format version |
/// | 12..<16 | zero |
/// | 16..<24 | length of the whole file, bytes |
/// | 24..<32 | `Checksum` of bytes 0..<24 and 32... |
/// | 32... | the sections, see `ImageSection` |
///
/// Integers are little-endian. What a message does not need is not even decoded: a rule is when a message may match it.
public final class CompiledRuleSet: Sendable {
    /// The format version that this build writes and reads.
    public static let version: UInt32 = 5

    private static let magic = Array("IVSRULES".utf8)
    private static let checksumRange = 24..<32
    private static let headerLength = 32

    /// How many rules there are, disabled ones included.
    public let ruleCount: Int
    /// What the rules have in common.
    public let settings: Settings
    /// Settings for some rooms.
    public let rooms: [RoomSettings]
    let matchers: MatcherTable
    let index: LiteralIndex

    // The tables stand in the image.
    private let image: RuleImage
    private let ruleStarts: ImageTable<UInt32>
    private let records: ImageTable<UInt8>

    /// Whether the bytes begin as a compiled rule set does, whatever follows.
    public static func isCompiled(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.starts(with: magic)
    }

    /// The file at `path`, which is mapped and not read.
    ///
    /// - Throws: `CompiledRuleSetError` for anything but a whole, undamaged file of this version.
    public convenience init(mapping path: String) throws(CompiledRuleSetError) {
        try self.init(RuleImage(mapping: path))
    }

    /// The rule set of a file's bytes.
    ///
    /// - Throws: `CompiledRuleSetError` for anything but a whole, undamaged file of this version.
    public convenience init(_ bytes: [UInt8]) throws(CompiledRuleSetError) {
        try self.init(RuleImage(bytes))
    }

    private init(_ image: RuleImage) throws(CompiledRuleSetError) {
        let bytes = image.bytes
        try Self.check(bytes)
        let reader = try ImageReader(bytes, headerLength: Self.headerLength)
        self.image = image
        ruleStarts = try reader.words(.ruleStarts)
        records = try reader.bytes(.rules)
        guard ruleStarts.count > 0 else { throw reader.malformed(.ruleStarts) }
        ruleCount = ruleStarts.count - 1
        for rule in 0..<ruleCount where ruleStarts[rule] > ruleStarts[rule + 1] {
            throw reader.malformed(.ruleStarts)
        }
        guard Int(ruleStarts[ruleCount]) == records.count else { throw reader.malformed(.ruleStarts) }
        var settingsReader = BinaryReader(try reader.bytes(.settings))
        (settings, rooms) = try settingsReader.settingsAndRooms()
        guard settingsReader.isAtEnd else { throw reader.malformed(.settings) }
        matchers = try MatcherTable(reader, ruleCount: ruleCount)
        index = try LiteralIndex(reader, ruleCount: ruleCount, matcherCount: matchers.count)
    }

    /// A file of these sections.
    static func file(_ sections: ImageWriter) -> [UInt8] {
        var writer = BinaryWriter()
        let body = sections.body(headerLength: headerLength)
        for byte in magic { writer.write(byte) }
        writer.write(version)
        writer.write(UInt32(0))
        writer.write(UInt64(headerLength + body.count))
        writer.write(Checksum.of(header: writer.bytes.span.bytes, body: body.span.bytes))
        return writer.bytes + body
    }

    private static func check(_ bytes: ImageTable<UInt8>) throws(CompiledRuleSetError) {
        guard bytes.count >= magic.count, magic.indices.allSatisfy({ magic[$0] == bytes[$0] }) else { throw .foreign }
        guard bytes.count >= headerLength else { throw .length(found: bytes.count, expected: UInt64(headerLength)) }
        var header = BinaryReader(bytes, from: magic.count)
        let found = try header.integer(UInt32.self)
        guard found == version else { throw .version(found: found, supported: version) }
        _ = try header.integer(UInt32.self)
        let length = try header.integer(UInt64.self)
        guard length == UInt64(bytes.count) else { throw .length(found: bytes.count, expected: length) }
        guard try header.integer(UInt64.self) == bytes.withSpan(checksum(of:)) else { throw .damaged }
    }

    private static func checksum(of bytes: Span<UInt8>) -> UInt64 {
        Checksum.of(
            header: bytes.extracting(..<checksumRange.lowerBound).bytes, body: bytes.extracting(headerLength...).bytes)
    }

    /// The settings that hold in `room`, the ARN's UTF-8.
    public func settings(inRoom room: some RandomAccessCollection<UInt8>) -> Settings {
        settings.inRoom(room, rooms)
    }

    /// The name of a rule; empty if its record is damaged.
    public func ruleID(_ rule: Int) -> String {
        var reader = BinaryReader(record(rule))
        return (try? reader.string()) ?? ""
    }

    func rule(_ rule: Int) throws(CompiledRuleSetError) -> RuleRecord {
        var reader = BinaryReader(record(rule))
        let record = try reader.rule()
        let last = (record.blocks + [record.except]).map(\.patterns.upperBound).max() ?? 0
        guard reader.isAtEnd, last <= matchers.count else { throw reader.malformed }
        return record
    }

    /// The error for a part that no compiler writes.
    static func malformed(_ section: ImageSection) -> CompiledRuleSetError {
        .malformed(byteOffset: headerLength + 8 * section.rawValue)
    }

    private func record(_ rule: Int) -> ImageTable<UInt8> {
        records.slice(Int(ruleStarts[rule])..<Int(ruleStarts[rule + 1]))
    }
}
