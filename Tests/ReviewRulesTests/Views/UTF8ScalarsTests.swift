import Testing

@testable import ReviewRules

@Suite("Code points of UTF-8")
struct UTF8ScalarsTests {
    @Test("are read and written, whatever their length")
    func readAndWritten() {
        var wrong = 0
        // All up to U+2FFF, and then one in 61, with the last of all.
        for value in [Array(UInt32(0)..<0x3000), Array(stride(from: 0x3000, through: 0x10FFFF, by: 61)), [0x10FFFF]]
            .joined()
        {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var bytes: [UInt8] = []
            bytes.append(scalar: value)
            let isRead = bytes.span.scalar(at: 0) == (value, bytes.count)
            if !bytes.elementsEqual(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) || !isRead { wrong += 1 }
        }
        #expect(wrong == 0)
    }

    @Test("are found backwards from where they end")
    func backwards() {
        let text = "aé日😀z"
        let bytes = Array(text.utf8)
        var index = bytes.count
        var starts: [Int] = []
        while index > 0 {
            index = bytes.span.scalarStart(before: index)
            starts.append(index)
        }
        #expect(starts == [10, 6, 3, 1, 0])
    }
}
