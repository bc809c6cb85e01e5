/// Punycode, RFC 3492: how DNS writes labels with letters beyond ASCII.
enum Punycode {
    /// The longest label of DNS, which also bounds the work (RFC 1035, section 2.3.4).
    static let longestLabel = 63

    /// Decodes what follows `xn--`, ASCII, and adds its code points; false, with nothing added, if it is not Punycode.
    static func decode(_ input: ArraySlice<UInt8>, into scalars: inout [UInt32]) -> Bool {
        let start = scalars.count
        guard input.count <= longestLabel, decodeScalars(input, into: &scalars) else {
            scalars.removeSubrange(start...)
            return false
        }
        return true
    }

    private static func decodeScalars(_ input: ArraySlice<UInt8>, into scalars: inout [UInt32]) -> Bool {
        let start = scalars.count
        var position = input.startIndex
        if let delimiter = input.lastIndex(of: UInt8(ascii: "-")) {
            for byte in input[..<delimiter] {
                guard byte < 0x80 else { return false }
                scalars.append(UInt32(byte))
            }
            position = delimiter + 1
        }
        var scalar: UInt32 = 128
        var offset: UInt32 = 0
        var bias: UInt32 = 72
        while position < input.endIndex {
            let previousOffset = offset
            var weight: UInt32 = 1
            var base: UInt32 = 36
            while true {
                guard position < input.endIndex, let digit = digit(input[position]) else { return false }
                position += 1
                let (product, overflowed) = digit.multipliedReportingOverflow(by: weight)
                let (sum, sumOverflowed) = offset.addingReportingOverflow(product)
                guard !overflowed, !sumOverflowed else { return false }
                offset = sum
                let threshold = base <= bias ? 1 : min(base - bias, 26)
                if digit < threshold { break }
                let (next, weightOverflowed) = weight.multipliedReportingOverflow(by: 36 - threshold)
                guard !weightOverflowed else { return false }
                weight = next
                base += 36
            }
            let count = UInt32(scalars.count - start) + 1
            bias = adaptedBias(offset - previousOffset, count: count, isFirst: previousOffset == 0)
            let (next, overflowed) = scalar.addingReportingOverflow(offset / count)
            guard !overflowed, Unicode.Scalar(next) != nil else { return false }
            scalar = next
            offset %= count
            scalars.insert(scalar, at: start + Int(offset))
            offset += 1
        }
        return true
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a"))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 26
        default: nil
        }
    }

    /// RFC 3492, section 6.1.
    private static func adaptedBias(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var bias: UInt32 = 0
        while delta > 455 {
            delta /= 35
            bias += 36
        }
        return bias + 36 * delta / (delta + 38)
    }
}
