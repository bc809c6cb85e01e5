/// Something in a regex that PCRE2 takes, but that could cost a message its time or its sense.
///
/// Patterns are compiled while a message waits, and nothing can interrupt that. PCRE2 10.42 keeps most of it short by itself
/// (64 KB of compiled pattern, 250 levels of brackets); the two bounds here are for what is left.
struct PatternHazard: Equatable {
    let message: String
    /// UTF-8 bytes from the start of the regex.
    let byteOffset: Int

    /// 1.3 ms at most for 3,000 bytes (`(?:a*|a*|…)*x`, whose price grows with the square), 6 ms for 9,000.
    private static let maximumLength = 4096
    /// Without regard to case, PCRE2 looks up the other cases of each code point of a range: 3.5 ns for each, 4 ms for
    /// all of Unicode, and a class of 20 bytes holds one such range. 131,072 take 0.5 ms.
    private static let maximumCaselessCodePoints = 131_072

    private init(_ message: String, at byteOffset: Int) {
        self.message = message
        self.byteOffset = byteOffset
    }

    /// The first hazard found; it errs on the side of finding one.
    init?(in pattern: String) {
        let bytes = Array(pattern.utf8)
        guard bytes.count <= Self.maximumLength else {
            self.init(
                "it has more than \(Self.maximumLength) bytes; many words belong in a list of keywords",
                at: Self.maximumLength)
            return
        }
        if let offset = Self.resetOfStart(in: bytes) {
            self.init(
                "\\K does not go together with look-around and calls of groups: a match could begin behind its end",
                at: offset)
            return
        }
        if let offset = Self.wideCaselessRange(in: bytes) {
            self.init(
                "its classes span more than \(Self.maximumCaselessCodePoints) code points without regard to case; "
                    + "leave the range out of (?i), or write [^…] or \\p{…}", at: offset)
            return
        }
        return nil
    }

    /// Where `\K` stands, if the regex has look-around and calls a group as well: PCRE2 10.42 refuses `(?=a\K)`, but not
    /// `(?=(?1))` with `\K` in the group.
    private static func resetOfStart(in bytes: [UInt8]) -> Int? {
        let hasLookAround = ["(?=", "(?!", "(?<=", "(?<!", "(?*", "(*"].contains { bytes.hold($0) }
        guard hasLookAround, callsGroup(bytes) else { return nil }
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\") {
                if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "K") { return index }
                index += 1
            }
            index += 1
        }
        return nil
    }

    private static func callsGroup(_ bytes: [UInt8]) -> Bool {
        if ["(?R", "(?&", "(?P>", "\\g<", "\\g'"].contains(where: { bytes.hold($0) }) { return true }
        return bytes.indices.dropLast(2).contains { index in
            guard bytes[index...].starts(with: "(?".utf8) else { return false }
            let next = bytes[(index + 2)...].first { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }
            return next.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
        }
    }

    /// Where the range ends with which the ranges of a caseless regex grow too wide.
    private static func wideCaselessRange(in bytes: [UInt8]) -> Int? {
        guard hasCaselessOption(bytes) else { return nil }
        var total = 0
        var previous: UInt32?
        var index = 0
        while index < bytes.count {
            let (value, next) = character(in: bytes, at: index)
            index = next
            guard value == 0x2D, let lower = previous, index < bytes.count else {
                previous = value
                continue
            }
            let (upper, end) = character(in: bytes, at: index)
            guard let upper, upper >= lower else {
                previous = nil
                continue
            }
            total += Int(upper - lower) + 1
            if total > maximumCaselessCodePoints { return index }
            index = end
            previous = nil
        }
        return nil
    }

    /// Whether some `(?…)` sets the option i.
    private static func hasCaselessOption(_ bytes: [UInt8]) -> Bool {
        bytes.indices.contains { index in
            guard bytes[index...].starts(with: "(?".utf8) else { return false }
            // What stands behind a hyphen is unset.
            let options = bytes[(index + 2)...].prefix { byte in
                byte == UInt8(ascii: "^") || (byte | 0x20) &- UInt8(ascii: "a") < 26
            }
            return options.contains(UInt8(ascii: "i"))
        }
    }

    /// The code point that a character or an escape stands for (nil for any other escape), and where the next one begins.
    private static func character(in bytes: [UInt8], at index: Int) -> (value: UInt32?, next: Int) {
        guard bytes[index] == UInt8(ascii: "\\") else {
            let scalar = bytes.span.scalar(at: index)
            return (scalar.value, index + scalar.length)
        }
        let rest = bytes[(index + 1)...]
        for (lead, radix) in [("x{", 16), ("o{", 8), ("N{U+", 16)] where rest.starts(with: lead.utf8) {
            guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else { break }
            let digits = rest[(rest.startIndex + lead.utf8.count)..<end].filter { $0 != UInt8(ascii: " ") }
            return (UInt32(String(decoding: digits, as: UTF8.self), radix: radix), end + 1)
        }
        return (nil, min(index + 2, bytes.count))
    }
}

extension [UInt8] {
    /// Whether `text` stands somewhere in the bytes. The library's own search brings its regex engine with it, 1.9 MB of a
    /// static handler.
    fileprivate func hold(_ text: String) -> Bool {
        indices.contains { self[$0...].starts(with: text.utf8) }
    }
}
