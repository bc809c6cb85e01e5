extension JSONWriter {
    /// Writes an integer.
    public mutating func integer(_ value: Int) {
        separate()
        if value < 0 {
            bytes.append(UInt8(ascii: "-"))
        }
        append(UInt64(value.magnitude), minimumDigits: 1)
    }

    /// Writes a number with `digits` digits (0 to 18) after the point, rounded from its exact value, half to even.
    ///
    /// A number that does not fit 64 bits without its point is written in its shortest form, such as `1e+20`. What is
    /// not a finite number has no JSON and is written as `null`.
    public mutating func decimal(_ value: Double, digits: Int) {
        guard value.isFinite else {
            null()
            return
        }
        separate()
        let digits = min(max(digits, 0), 18)
        let scale = (0..<digits).reduce(UInt64(1)) { power, _ in power * 10 }
        guard let scaled = roundedProduct(value.magnitude, scale) else {
            bytes.append(contentsOf: value.description.utf8)
            return
        }
        if value < 0, scaled > 0 {
            bytes.append(UInt8(ascii: "-"))
        }
        append(scaled / scale, minimumDigits: 1)
        if digits > 0 {
            bytes.append(UInt8(ascii: "."))
            append(scaled % scale, minimumDigits: digits)
        }
    }

    private mutating func append(_ value: UInt64, minimumDigits: Int) {
        let start = bytes.count
        var rest = value
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0 || bytes.count - start < minimumDigits
        bytes[start...].reverse()
    }
}

/// A number of at least 0 times a scale of up to 10^18, rounded half to even; nil if that does not fit 64 bits.
///
/// Integers keep it exact, where 1.115 × 100 as a Double is 111.5 though 1.115 stands for less than its name says; and
/// the handler needs no libm.
private func roundedProduct(_ value: Double, _ scale: UInt64) -> UInt64? {
    let implicitBit: UInt64 = value.isNormal ? 1 << 52 : 0
    let exponent = max(Int(value.exponentBitPattern), 1) - 1075
    let product = UInt128(value.significandBitPattern | implicitBit) * UInt128(scale)
    guard exponent < 0 else {
        return product.leadingZeroBitCount < exponent ? nil : UInt64(exactly: product << exponent)
    }
    // The product has 53 + 60 bits at most, so shifted by more than 127 it is below a half.
    guard exponent >= -127 else { return 0 }
    let whole = product >> -exponent
    let rest = product & (1 << -exponent - 1)
    let half: UInt128 = 1 << (-exponent - 1)
    let isUp = rest == half ? whole & 1 == 1 : rest > half
    return UInt64(exactly: isUp ? whole + 1 : whole)
}
