import Testing

@testable import ReviewRules

@Suite struct ChecksumTests {
    private static func hexadecimal(_ value: some FixedWidthInteger) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: value.bitWidth / 4 - digits.count) + digits
    }

    /// FIPS 180-4 examples, and lengths around the padding's edge (coreutils' sha256sum).
    @Test(
        "hashes as SHA-256 does",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
        ])
    func sha256(_ text: String, _ digest: String) {
        let bytes = Array(text.utf8)
        let hash = SHA256.hash(bytes.span)
        #expect(hash.indices.map { Self.hexadecimal(hash[$0]) }.joined() == digest)
    }

    /// The Keccak team's vectors for the padding of the first submission.
    @Test(
        "hashes as Keccak-256 does",
        arguments: [
            ("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
            ("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
        ])
    func keccak256(_ text: String, _ digest: String) {
        let bytes = Array(text.utf8)
        let hash = Keccak256.hash(bytes.span)
        #expect(hash.indices.map { Self.hexadecimal(hash[$0].byteSwapped) }.joined() == digest)
    }

    @Test("takes a card's number with the right check digit only")
    func luhn() {
        // ISO/IEC 7812-1, annex B, digit by digit from the right.
        func isValid(_ digits: [Int]) -> Bool {
            digits.reversed().enumerated().map { place, digit in
                place.isMultiple(of: 2) ? digit : String(2 * digit).map { Int(String($0)) ?? 0 }.reduce(0, +)
            }.reduce(0, +).isMultiple(of: 10)
        }
        for account in 0..<2_000 {
            let digits = String(4_000_000_000_000_000 + account * 7_919).compactMap(\.wholeNumberValue)
            let number = digits.map(String.init).joined()
            #expect(pieces(of: number, foundBy: .pii(PIIFilter([.card]))) == (isValid(digits) ? [number] : []))
        }
    }

    @Test("refuses an address with any one character changed")
    func changedAddress() {
        let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
        for address in ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"] {
            for place in 4..<address.count {
                for letter in alphabet where Array(address)[place] != letter {
                    var changed = Array(address)
                    changed[place] = letter
                    #expect(pieces(of: String(changed), foundBy: .pii(PIIFilter([.wallet]))) == [])
                }
            }
        }
    }
}
