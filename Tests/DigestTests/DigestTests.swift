import Digest
import Testing

@Suite("Digests")
struct DigestTests {
    /// NIST's examples for FIPS 180-4 (SHA256.pdf, SHA1.pdf, and the extra vectors for long messages).
    static let messages: [(message: [UInt8], sha256: String, sha1: String)] = [
        (
            [], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "da39a3ee5e6b4b0d3255bfef95601890afd80709"
        ),
        (
            Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "a9993e364706816aba3e25717850c26c9cd0d89d"
        ),
        (
            Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
        ),
        (
            Array(repeating: UInt8(ascii: "a"), count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
            "34aa973cd4c4daa4f61eeb2bdbad27316534016f"
        ),
    ]

    @Test("SHA-256 and SHA-1 give NIST's digests", arguments: messages.indices)
    func digests(index: Int) throws {
        let vector = Self.messages[index]
        #expect(hexadecimal(try SHA256.digest(of: vector.message)) == vector.sha256)
        #expect(hexadecimal(try SHA1.digest(of: vector.message)) == vector.sha1)
    }

    /// RFC 4231 §4.2 to §4.4, §4.7 and §4.8.
    static let codes: [(key: [UInt8], message: [UInt8], code: String)] = [
        (
            Array(repeating: 0x0B, count: 20), Array("Hi There".utf8),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            Array(repeating: 0xAA, count: 20), Array(repeating: 0xDD, count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            Array(repeating: 0xAA, count: 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        (
            Array(repeating: 0xAA, count: 131),
            Array(
                """
                This is a test using a larger than block-size key and a larger than block-size data. \
                The key needs to be hashed before being used by the HMAC algorithm.
                """.utf8),
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
        ),
        ([], [], "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
    ]

    @Test("HMAC-SHA-256 gives the codes of RFC 4231, and of an empty key", arguments: codes.indices)
    func authenticationCodes(index: Int) throws {
        let vector = Self.codes[index]
        #expect(hexadecimal(try HMACSHA256.code(for: vector.message, key: vector.key)) == vector.code)
    }

    @Test("Equal bytes are equal, a difference anywhere or in length is seen")
    func constantTime() {
        let bytes = Array(UInt8(0)...UInt8(31))
        #expect(constantTimeEqual(bytes, bytes))
        #expect(constantTimeEqual([], []))
        #expect(!constantTimeEqual(bytes, Array(bytes.dropLast())))
        #expect(!constantTimeEqual([], bytes))
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 0x80
            #expect(!constantTimeEqual(bytes, changed))
        }
    }

    @Test("Every byte has two lower-case digits")
    func hexadecimalDigits() {
        #expect(hexadecimal([]) == "")
        #expect(hexadecimal([0, 9, 10, 15, 16, 0x7F, 0xFF]) == "00090a0f107fff")
    }
}
