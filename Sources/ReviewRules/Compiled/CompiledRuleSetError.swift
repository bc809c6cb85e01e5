/// Why bytes are no compiled rule set that this build can use.
public enum CompiledRuleSetError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The system does not give the file; the text is its own.
    case unreadable(String)
    /// The bytes do not begin as a compiled rule set does.
    case foreign
    /// The file was compiled for another version of the format.
    case version(found: UInt32, supported: UInt32)
    /// The file is shorter or longer than it says, bytes.
    case length(found: Int, expected: UInt64)
    /// The checksum differs: at least one byte is not what the compiler wrote.
    case damaged
    /// The checksum is right and a value is not, at this offset.
    case malformed(byteOffset: Int)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .unreadable(let cause):
            cause
        case .foreign:
            "not a compiled rule set; make one with: ivsreview rules compile"
        case .version(let found, let supported):
            "compiled for format version \(found), and this build reads version \(supported); "
                + "compile the rules again with the ivsreview of this build"
        case .length(let found, let expected):
            "\(found) bytes long instead of \(expected): the file is cut off or has something behind it; compile it again"
        case .damaged:
            "the checksum does not match: the file is damaged; compile it again"
        case .malformed(let offset):
            "a value at byte \(offset) is not what a compiler writes; compile it again"
        }
    }
}
