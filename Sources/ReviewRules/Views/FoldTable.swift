/// What is known of each code point: what it reads as in the view `folded`, its simple case fold, and its classes.
///
/// A lookup takes four loads from read-only data, never allocates, and needs no initialiser. The data are
/// `FoldTableData`, made by `Scripts/generate-fold-table`, where the choices behind the folds stand as well. Every byte
/// of theirs carries seven bits, lowest first, since a string literal of ASCII is the only constant that the compiler
/// always leaves in read-only data.
///
/// Stages: `top[code / (leaf × middle)]` is a block of `middle`, whose entries (two bytes) are blocks of `leaves`, whose
/// entries (two bytes) are numbers of `records`.
enum FoldTable {
    /// The properties of one code point: 14 bits of flags, 8 of script, 5 of look-alike, 14 of place and 7 of length in
    /// `pool`, 7 of index in `deltas`.
    struct Record {
        let bits: UInt64

        @inline(__always) init(bits: UInt64) {
            self.bits = bits
        }

        /// General category L.
        @inline(__always) var isLetter: Bool { bits & 1 != 0 }
        /// General category N: digits, and numbers such as `²` and `Ⅷ`.
        @inline(__always) var isNumber: Bool { bits & 1 << 1 != 0 }
        /// General category Nd.
        @inline(__always) var isDecimalDigit: Bool { bits & 1 << 2 != 0 }
        /// General category M.
        @inline(__always) var isMark: Bool { bits & 1 << 3 != 0 }
        /// A letter, number, mark or `_`: no word ends beside it. PCRE2 10.42's `\w` with UCP is the same without marks.
        @inline(__always) var isWord: Bool { bits & 1 << 4 != 0 }
        /// The property White_Space.
        @inline(__always) var isWhiteSpace: Bool { bits & 1 << 5 != 0 }
        /// The property Default_Ignorable_Code_Point.
        @inline(__always) var isDefaultIgnorable: Bool { bits & 1 << 6 != 0 }
        /// The property Uppercase; `Ⓐ` has it and is no letter.
        @inline(__always) var isUppercase: Bool { bits & 1 << 8 != 0 }
        /// The properties Emoji_Presentation or Extended_Pictographic.
        @inline(__always) var isEmoji: Bool { bits & 1 << 9 != 0 }
        /// A word character of Han, Kana, Thai, Lao, Khmer or Myanmar, by Script_Extensions: written without spaces.
        @inline(__always) var needsNoBoundary: Bool { bits & 1 << 10 != 0 }
        /// The code point stands in the folded view as it is.
        @inline(__always) var foldsToItself: Bool { bits & 1 << 11 != 0 }
        /// The code point has the shape of a capital I or of a bar, so that it may be i as well as l.
        @inline(__always) var readsAsIOrL: Bool { bits & 1 << 12 != 0 }
        /// The script of the code point.
        @inline(__always) var script: Script {
            Script(rawValue: UInt8(truncatingIfNeeded: bits >> 16 & 0x7F | bits >> 17 & 0x80))
        }
        /// The letter (ASCII `a`–`z`) that a letter or digit of a script without case looks like, such as Arabic `ه` (o).
        /// The fold leaves it, as words of that script need it; beside a Latin letter it reads as this one.
        @inline(__always) var caselessLookAlike: UInt8? {
            let number = UInt8(truncatingIfNeeded: bits >> 25 & 0x1F)
            return number == 0 ? nil : UInt8(ascii: "a") - 1 + number
        }
        @inline(__always) fileprivate var poolOffset: Int { Int(bits >> 32 & 0x7F | bits >> 33 & 0x3F80) }
        @inline(__always) fileprivate var poolCount: Int { Int(bits >> 48 & 0x7F) }
        @inline(__always) fileprivate var deltaIndex: Int { Int(bits >> 56) }
    }

    /// A value of the property Script.
    struct Script: Equatable {
        let rawValue: UInt8
    }

    /// The record of a code point; that of a noncharacter if there is no such code point.
    ///
    /// Never inlined: each object file that reads the tables holds a copy of them, which made 3 MB of a static handler.
    @inline(never) static func record(of scalar: UInt32) -> Record {
        let code = Int(min(scalar, 0x10_FFFF))
        let leafBits = FoldTableData.leafBits
        let middleBits = FoldTableData.middleBits
        // SAFETY: the literals live as long as the process, and the generator writes a `top` entry for each block of
        // code points up to U+10FFFF and only numbers of blocks and records that it also writes.
        let block = Int(FoldTableData.top.utf8Start[code >> (leafBits + middleBits)])
        let middle = block << middleBits | code >> leafBits & (1 << middleBits - 1)
        let leaf = pair(FoldTableData.middle, at: middle) << leafBits | code & (1 << leafBits - 1)
        let offset = 8 * pair(FoldTableData.leaves, at: leaf)
        // SAFETY: as above; a record has eight bytes.
        let bytes = UnsafeRawPointer(FoldTableData.records.utf8Start + offset)
        return Record(bits: UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)))
    }

    /// Appends what the code point reads as in the folded view: 0...33 bytes of UTF-8.
    @inline(__always) static func appendFolded(_ scalar: UInt32, to bytes: inout [UInt8]) {
        if scalar < 0x80 {
            bytes.append(asciiLowercase(UInt8(truncatingIfNeeded: scalar)))
        } else {
            appendFolded(scalar, record(of: scalar), to: &bytes)
        }
    }

    /// Appends what the code point with this record reads as in the folded view: 0...33 bytes of UTF-8.
    @inline(never) static func appendFolded(_ scalar: UInt32, _ record: Record, to bytes: inout [UInt8]) {
        guard !record.foldsToItself else {
            // What is no scalar value reads as the replacement character.
            return bytes.append(scalar: Unicode.Scalar(scalar)?.value ?? 0xFFFD)
        }
        // SAFETY: the literal lives as long as the process, and the generator takes place and length from its text.
        let start = FoldTableData.pool.utf8Start + record.poolOffset
        for index in 0..<record.poolCount {
            bytes.append(start[index])
        }
    }

    /// The simple case fold of a code point (CaseFolding.txt, status C and S).
    @inline(__always) static func simpleFold(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x80 {
            return UInt32(asciiLowercase(UInt8(truncatingIfNeeded: scalar)))
        }
        return simpleFold(scalar, record(of: scalar))
    }

    @inline(never) private static func simpleFold(_ scalar: UInt32, _ record: Record) -> UInt32 {
        let index = record.deltaIndex
        guard index != 0 else {
            return scalar
        }
        // SAFETY: the literal lives as long as the process, and the generator numbers the deltas that it writes there.
        let bytes = FoldTableData.deltas.utf8Start + 3 * index
        let delta = UInt32(bytes[0]) | UInt32(bytes[1]) << 7 | UInt32(bytes[2]) << 14
        return (scalar + delta) & (1 << 21 - 1)
    }

    /// Whether no word ends beside the code point: it is a letter, a number, a mark or `_`.
    @inline(__always) static func isWord(_ scalar: UInt32) -> Bool {
        guard scalar < 0x80 else {
            return record(of: scalar).isWord
        }
        // One bit for each of U+0000...U+003F and of U+0040...U+007F.
        let bits: UInt64 = scalar < 0x40 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
        return bits >> UInt64(scalar & 0x3F) & 1 != 0
    }

    /// Whether the code point has the property White_Space.
    @inline(__always) static func isWhiteSpace(_ scalar: UInt32) -> Bool {
        scalar < 0x80 ? scalar == 0x20 || 0x09...0x0D ~= scalar : record(of: scalar).isWhiteSpace
    }

    /// Whether a keyword with this code point at its edge needs no boundary there.
    @inline(__always) static func needsNoBoundary(_ scalar: UInt32) -> Bool {
        scalar >= 0x80 && record(of: scalar).needsNoBoundary
    }

    /// The number in the two bytes at `index`.
    @inline(__always) private static func pair(_ table: StaticString, at index: Int) -> Int {
        // SAFETY: the literal lives as long as the process; the callers take `index` from a stage that leads there.
        let bytes = table.utf8Start + 2 * index
        return Int(bytes[0]) | Int(bytes[1]) << 7
    }

    @inline(__always) private static func asciiLowercase(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }
}
