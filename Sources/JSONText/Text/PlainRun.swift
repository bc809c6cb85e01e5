/// The end of the run of plain string characters that starts at `start`: ASCII from U+0020 on, without `"` and `\`.
///
/// Reader and writer copy such runs as they are. Eight bytes are judged at once: a byte's top bit in `special` is set if
/// it is below 0x20, equals `"` or `\`, or is not ASCII. A borrow can only disturb bytes above one that is special, so
/// the lowest set bit is exact.
@inline(__always)
func endOfPlainRun(in text: borrowing Span<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let topBits = ones &* 0x80
    let raw = text.bytes
    var index = start
    while index &+ 8 <= raw.byteCount {
        // SAFETY: any eight bytes are a UInt64; the offset is checked by the loop and by RawSpan.
        let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
        let belowSpace = word &- ones &* 0x20
        let quote = (word ^ ones &* 0x22) &- ones
        let backslash = (word ^ ones &* 0x5C) &- ones
        let special = (word | belowSpace | quote | backslash) & topBits
        if special != 0 {
            return index &+ special.trailingZeroBitCount &>> 3
        }
        index &+= 8
    }
    while index < text.count, isPlain(text[index]) {
        index &+= 1
    }
    return index
}

@inline(__always)
private func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
}
