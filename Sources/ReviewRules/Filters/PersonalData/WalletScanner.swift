/// Finds addresses of wallets whose checksum is right, so that no other word of letters and digits is taken for one:
/// Base58Check (Bitcoin, Litecoin, Dogecoin, Tron), Bech32 and Bech32m (Bitcoin, Litecoin), EIP-55 (Ethereum; addresses in
/// one case have no checksum and are taken as they are).
struct WalletScanner: Sendable {
    /// Characters of the shortest address: `bc1`, a witness version, a program of 2 bytes, and the checksum (BIP 173).
    static let shortest = 14

    private var bytes: [UInt8] = []

    mutating func findSpans(in text: Span<UInt8>, into spans: inout [Range<Int>]) {
        var index = 0
        while index < text.count {
            guard Self.isAlphanumeric(text[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < text.count, Self.isAlphanumeric(text[index]) { index += 1 }
            if isWallet(start..<index, in: text), Self.standsAlone(start..<index, in: text) {
                spans.append(start..<index)
            }
        }
    }

    private mutating func isWallet(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        switch range.count {
        case 26...35 where isBase58Check(range, in: text): true
        case 42 where isEthereum(range, in: text): true
        case Self.shortest...90: isBech32(range, in: text)
        default: false
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 26
    }

    private static func standsAlone(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        func isWord(_ scalar: UInt32) -> Bool { FoldTable.isWord(scalar) && !FoldTable.needsNoBoundary(scalar) }
        if range.upperBound < text.count, isWord(text.scalar(at: range.upperBound).value) { return false }
        return range.lowerBound == 0 || !isWord(text.scalar(before: range.lowerBound))
    }

    // MARK: - Base58Check

    /// A version byte, 20 bytes of a hash, and the first 4 bytes of the double SHA-256 of both.
    private mutating func isBase58Check(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        bytes.removeAll(keepingCapacity: true)
        for _ in 0..<25 { bytes.append(0) }
        for index in range {
            guard var carry = Self.base58Value(text[index]) else { return false }
            for place in stride(from: 24, through: 0, by: -1) {
                carry += 58 * Int(bytes[place])
                bytes[place] = UInt8(truncatingIfNeeded: carry)
                carry >>= 8
            }
            guard carry == 0 else { return false }
        }
        switch bytes[0] {
        // Bitcoin 1 and 3, Litecoin L and M, Dogecoin D, Tron T.
        case 0x00, 0x05, 0x30, 0x32, 0x1E, 0x41: break
        default: return false
        }
        let first = SHA256.hash(bytes.span.extracting(..<21))
        var digest = InlineArray<32, UInt8>(repeating: 0)
        for index in 0..<32 {
            digest[index] = UInt8(truncatingIfNeeded: first[index / 4] >> UInt32(24 - 8 * (index % 4)))
        }
        let second = SHA256.hash(digest.span)
        return (0..<4).allSatisfy { bytes[21 + $0] == UInt8(truncatingIfNeeded: second[0] >> UInt32(24 - 8 * $0)) }
    }

    /// The place of a byte in 123...9ABC...XYZabc...xyz without `0`, `O`, `I` and `l`.
    private static func base58Value(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "1")...UInt8(ascii: "9"): Int(byte) - 0x31
        case UInt8(ascii: "A")...UInt8(ascii: "H"): Int(byte) - 0x41 + 9
        case UInt8(ascii: "J")...UInt8(ascii: "N"): Int(byte) - 0x4A + 17
        case UInt8(ascii: "P")...UInt8(ascii: "Z"): Int(byte) - 0x50 + 22
        case UInt8(ascii: "a")...UInt8(ascii: "k"): Int(byte) - 0x61 + 33
        case UInt8(ascii: "m")...UInt8(ascii: "z"): Int(byte) - 0x6D + 44
        default: nil
        }
    }

    // MARK: - Bech32

    /// `bc1`, `tb1` or `ltc1`, the witness version, the program and six characters of checksum (BIP 173, BIP 350).
    private func isBech32(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        guard let prefix = Self.prefixes.first(where: { text.hasPrefix($0, at: range.lowerBound) }) else {
            return false
        }
        var cases = (lower: false, upper: false)
        var checksum: UInt32 = 1
        for offset in 0..<prefix.utf8CodeUnitCount - 1 {
            Self.add(UInt32(text[range.lowerBound + offset] | 0x20) >> 5, to: &checksum)
        }
        Self.add(0, to: &checksum)
        for offset in 0..<prefix.utf8CodeUnitCount - 1 {
            Self.add(UInt32(text[range.lowerBound + offset] | 0x20) & 31, to: &checksum)
        }
        for index in range {
            let byte = text[index]
            if byte &- UInt8(ascii: "a") < 26 { cases.lower = true }
            if byte &- UInt8(ascii: "A") < 26 { cases.upper = true }
            guard index >= range.lowerBound + prefix.utf8CodeUnitCount else { continue }
            guard let value = Self.bech32Value(byte) else { return false }
            Self.add(value, to: &checksum)
        }
        // Bech32 for witness version 0, Bech32m for the later ones.
        return !(cases.lower && cases.upper) && (checksum == 1 || checksum == 0x2BC8_30A3)
    }

    private static let prefixes: [StaticString] = ["bc1", "tb1", "ltc1"]

    private static func add(_ value: UInt32, to checksum: inout UInt32) {
        let top = checksum >> 25
        checksum = (checksum & 0x1FF_FFFF) << 5 ^ value
        if top & 1 != 0 { checksum ^= 0x3B6A_57B2 }
        if top & 2 != 0 { checksum ^= 0x2650_8E6D }
        if top & 4 != 0 { checksum ^= 0x1EA1_19FA }
        if top & 8 != 0 { checksum ^= 0x3D42_33DD }
        if top & 16 != 0 { checksum ^= 0x2A14_62B3 }
    }

    private static func bech32Value(_ byte: UInt8) -> UInt32? {
        let alphabet: StaticString = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
        let lower = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
        // SAFETY: the literal lives as long as the process, and has 32 bytes.
        for value in 0..<32 where alphabet.utf8Start[value] == lower { return UInt32(value) }
        return nil
    }

    // MARK: - Ethereum

    private mutating func isEthereum(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        let digits = (range.lowerBound + 2)..<range.upperBound
        guard text[range.lowerBound] == UInt8(ascii: "0"), text[range.lowerBound + 1] | 0x20 == UInt8(ascii: "x") else {
            return false
        }
        bytes.removeAll(keepingCapacity: true)
        var cases = (lower: false, upper: false)
        for index in digits {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "a")...UInt8(ascii: "f"): cases.lower = true
            case UInt8(ascii: "A")...UInt8(ascii: "F"): cases.upper = true
            default: return false
            }
            bytes.append(byte | 0x20)
        }
        guard cases.lower, cases.upper else { return true }
        // A letter is a capital where the hash of the lower-case digits has 8 or more in its place.
        let hash = Keccak256.hash(bytes.span)
        for (place, index) in digits.enumerated() where text[index] >= UInt8(ascii: "A") {
            let byte = UInt8(truncatingIfNeeded: hash[place / 16] >> UInt64(8 * (place / 2 % 8)))
            let nibble = place.isMultiple(of: 2) ? byte >> 4 : byte & 0xF
            guard (nibble >= 8) == (text[index] & 0x20 == 0) else { return false }
        }
        return true
    }
}

extension Span<UInt8> {
    /// Whether the ASCII text stands at `start`, case ignored.
    fileprivate func hasPrefix(_ prefix: StaticString, at start: Int) -> Bool {
        guard start + prefix.utf8CodeUnitCount <= count else { return false }
        // SAFETY: the literal lives as long as the process, and the offset is within it.
        return (0..<prefix.utf8CodeUnitCount).allSatisfy { self[start + $0] | 0x20 == prefix.utf8Start[$0] | 0x20 }
    }
}
