extension Span<UInt8> {
    /// Whether every byte is below 0x80.
    var isASCII: Bool {
        var bits: UInt8 = 0
        for index in indices { bits |= self[index] }
        return bits < 0x80
    }

    /// Whether every byte is below 0x80 and none a carriage return.
    var isASCIIWithoutCarriageReturns: Bool {
        var isPlain = true
        for index in indices { isPlain = isPlain && self[index] < 0x80 && self[index] != 0x0D }
        return isPlain
    }

    /// Calls `body` with the bytes of each extended grapheme cluster (UAX #29) of valid UTF-8, in order.
    func forEachGraphemeCluster(_ body: (Range<Int>) -> Void) {
        var recognizer = Unicode._CharacterRecognizer()
        var start = 0
        var index = 0
        while index < count {
            let (value, length) = scalar(at: index)
            // Valid UTF-8 holds no surrogates, so that the replacement is never taken.
            if recognizer.hasBreak(before: Unicode.Scalar(value) ?? "\u{FFFD}"), index > start {
                body(start..<index)
                start = index
            }
            index += length
        }
        if start < count { body(start..<count) }
    }
}
