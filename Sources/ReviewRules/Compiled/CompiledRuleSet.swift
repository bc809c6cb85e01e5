/// The form of a rule set that the handler reads: no YAML, no lists to resolve, nothing to validate but a checksum.
///
/// | bytes | what |
/// | --- | --- |
/// | 0..<8 | `IVSRULES` |
/// | 8..<12 | format version |
/// | 12..<16 | zero |
/// | 16..<24 | length of the whole file, bytes |
/// | 24..<32 | XXH64 of bytes 32..., seeded with that of bytes 0..<24 |
/// | 32... | settings, rooms, rules |
///
/// Integers are little-endian.
public enum CompiledRuleSet {
    /// The format version that this build writes and reads.
    public static let version: UInt32 = 2

    private static let magic = Array("IVSRULES".utf8)
    private static let checksumRange = 24..<32
    private static let headerLength = 32

    /// Whether the bytes begin as a compiled rule set does, whatever follows.
    public static func isCompiled(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.starts(with: magic)
    }

    /// The compiled form of `ruleSet`: the same bytes for the same rule set, on any machine.
    public static func encode(_ ruleSet: RuleSet) -> [UInt8] {
        var writer = BinaryWriter()
        for byte in magic { writer.write(byte) }
        writer.write(version)
        writer.write(UInt32(0))
        writer.write(UInt64(0))
        writer.write(UInt64(0))
        writer.write(ruleSet)
        var bytes = writer.bytes
        bytes.replaceSubrange(16..<24, with: littleEndian(UInt64(bytes.count)))
        bytes.replaceSubrange(checksumRange, with: littleEndian(checksum(bytes)))
        return bytes
    }

    /// The rule set of a compiled file.
    ///
    /// - Throws: `CompiledRuleSetError` for anything but a whole, undamaged file of this version.
    public static func decode(_ bytes: [UInt8]) throws(CompiledRuleSetError) -> RuleSet {
        guard isCompiled(bytes) else { throw .foreign }
        guard bytes.count >= headerLength else { throw .length(found: bytes.count, expected: UInt64(headerLength)) }
        var header = BinaryReader(bytes[magic.count..<headerLength])
        let found = try header.integer(UInt32.self)
        guard found == version else { throw .version(found: found, supported: version) }
        _ = try header.integer(UInt32.self)
        let length = try header.integer(UInt64.self)
        guard length == UInt64(bytes.count) else { throw .length(found: bytes.count, expected: length) }
        guard try header.integer(UInt64.self) == checksum(bytes) else { throw .damaged }
        var body = BinaryReader(bytes[headerLength...])
        let ruleSet = try body.ruleSet()
        guard body.isAtEnd else { throw body.malformed }
        return ruleSet
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt64 {
        let seed = XXHash64.hash(bytes.span.extracting(..<checksumRange.lowerBound).bytes)
        return XXHash64.hash(bytes.span.extracting(headerLength...).bytes, seed: seed)
    }

    private static func littleEndian(_ value: UInt64) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
}
