internal import Glibc

extension Span<UInt8> {
    /// The place of the first such byte.
    func firstIndex(of byte: UInt8) -> Int? {
        unsafe withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress, let found = unsafe memchr(start, Int32(byte), bytes.count) else {
                return nil
            }
            return unsafe UnsafeRawPointer(found) - start
        }
    }

    /// Whether it begins with the bytes of `word`.
    func starts(with word: StaticString) -> Bool {
        guard count >= word.utf8CodeUnitCount else { return false }
        for index in 0..<word.utf8CodeUnitCount {
            // SAFETY: `index` is below the number of bytes of the literal.
            guard unsafe self[index] == word.utf8Start[index] else { return false }
        }
        return true
    }

    /// Whether these are the same bytes.
    func equals(_ other: borrowing Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        return unsafe withUnsafeBytes { bytes in
            unsafe other.withUnsafeBytes { others in
                guard let start = bytes.baseAddress, let otherStart = others.baseAddress else { return true }
                return unsafe memcmp(start, otherStart, bytes.count) == 0
            }
        }
    }

    /// Whether these are the same bytes but for the case of ASCII letters.
    func equalsIgnoringCase(_ other: borrowing Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in indices {
            // Most often a name is written as it is looked for.
            guard self[index] == other[index] || self[index].lowercased == other[index].lowercased else { return false }
        }
        return true
    }
}

extension UInt8 {
    fileprivate var lowercased: UInt8 {
        self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self
    }
}

extension String {
    /// Whether both are nil, or the same bytes: `==` goes by canonical equivalence, as in Unicode.
    static func haveSameBytes(_ one: String?, _ other: String?) -> Bool {
        switch (one, other) {
        case (nil, nil): true
        case (let one?, let other?): one.utf8.span.equals(other.utf8.span)
        default: false
        }
    }
}
