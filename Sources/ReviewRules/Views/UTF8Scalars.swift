extension Span<UInt8> {
    /// The code point that starts at byte `index` of valid UTF-8, and its length in bytes.
    @inline(__always)
    func scalar(at index: Int) -> (value: UInt32, length: Int) {
        let lead = UInt32(self[index])
        switch lead {
        case 0..<0x80: return (lead, 1)
        case 0..<0xE0: return ((lead & 0x1F) << 6 | continuation(index + 1), 2)
        case 0..<0xF0:
            return ((lead & 0x0F) << 12 | continuation(index + 1) << 6 | continuation(index + 2), 3)
        default:
            let high = (lead & 0x07) << 18 | continuation(index + 1) << 12
            return (high | continuation(index + 2) << 6 | continuation(index + 3), 4)
        }
    }

    /// Where the code point that ends before byte `index` starts; `index` must not be 0.
    @inline(__always)
    func scalarStart(before index: Int) -> Int {
        var start = index - 1
        while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    @inline(__always)
    private func continuation(_ index: Int) -> UInt32 {
        UInt32(self[index]) & 0x3F
    }
}

extension Array<UInt8> {
    /// Adds the UTF-8 of a code point, which must not be a surrogate.
    @inline(__always)
    mutating func append(scalar value: UInt32) {
        switch value {
        case 0..<0x80:
            append(UInt8(value))
        case 0..<0x800:
            append(UInt8(0xC0 | value >> 6))
            append(UInt8(0x80 | value & 0x3F))
        case 0..<0x10000:
            append(UInt8(0xE0 | value >> 12))
            append(UInt8(0x80 | value >> 6 & 0x3F))
            append(UInt8(0x80 | value & 0x3F))
        default:
            append(UInt8(0xF0 | value >> 18))
            append(UInt8(0x80 | value >> 12 & 0x3F))
            append(UInt8(0x80 | value >> 6 & 0x3F))
            append(UInt8(0x80 | value & 0x3F))
        }
    }
}
