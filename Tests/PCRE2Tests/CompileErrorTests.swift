import PCRE2
import Testing

@Suite("A pattern that does not compile")
struct CompileErrorTests {
    /// Codes of pcre2.h; offsets are in UTF-8 bytes.
    @Test(
        "gives PCRE2's code and the byte at which compiling stopped",
        arguments: [
            ("\\", 101, 1), ("a\\", 101, 2), ("a\\c", 102, 3), ("a{65536}", 105, 7), ("[a", 106, 2), ("[z-a]", 108, 3),
            ("*a", 109, 0), ("a+b|*", 109, 4), ("(?z)", 111, 2), ("(?<n", 142, 4), ("(a", 114, 2), ("a)", 122, 1),
            ("(?<=a+)b", 125, 0), ("\\p{Nope}", 147, 8), ("\\x{d800}", 173, 7),
        ] as [(String, Int32, Int)])
    func codeAndOffset(pattern: String, code: Int32, offset: Int) {
        let error = #expect(throws: PCRE2Error.self) { try CompiledPattern(pattern) }
        #expect(error?.code == code)
        #expect(error?.byteOffset == offset)
    }

    // Where PCRE2 sees these errors differs from version to version.
    @Test(
        "gives PCRE2's code",
        arguments: [
            ("a{2,1}", 104), ("[[:nope:]]", 130), ("(?<n>a)(?<n>b)", 143), ("\\2(a)", 115), ("(?(1)a|b|c)(d)", 127),
            ("\\x{110000}", 134), ("(?&nope)", 115), ("(*NOPE)a", 160), ("(?=a\\K)", 199), ("[a-\\d]", 150),
        ] as [(String, Int32)])
    func code(pattern: String, code: Int32) {
        let error = #expect(throws: PCRE2Error.self) { try CompiledPattern(pattern) }
        #expect(error?.code == code)
        #expect((error?.byteOffset ?? .max) <= pattern.utf8.count)
    }

    @Test(
        "counts bytes, not characters, before the error",
        arguments: [("é", 2), ("日", 3), ("😀", 4), ("e\u{301}", 3), ("👩‍👩‍👧", 18)])
    func multiByteCharactersBeforeTheError(prefix: String, length: Int) {
        let error = #expect(throws: PCRE2Error.self) { try CompiledPattern(prefix + "(a") }
        #expect(error?.byteOffset == length + 2)
    }

    @Test("never points behind the pattern, nor holds any of it")
    func descriptionKeepsThePatternToItself() {
        for pattern in ["secret(", "(?<secret", "[secret", "secret\\", "(?#secret", "\\Qsecret\\E)", "(?P>secret)"] {
            let error = #expect(throws: PCRE2Error.self) { try CompiledPattern(pattern) }
            #expect((error?.byteOffset ?? .max) <= pattern.utf8.count)
            #expect(error?.description.contains("secret") == false)
        }
    }

    @Test("says what is wrong in words, with code and offset")
    func description() {
        let error = #expect(throws: PCRE2Error.self) { try CompiledPattern("(a") }
        #expect(error?.message == "missing closing parenthesis")
        #expect(error?.description == "missing closing parenthesis at byte 2 (PCRE2 error 114)")
    }

    @Test(
        "is refused for \\C, which could stop in the middle of a character", arguments: ["\\C", "a\\Cb", "(?:\\C){2}"])
    func singleCodeUnit(pattern: String) {
        #expect(throws: PCRE2Error.self) { try CompiledPattern(pattern) }
    }

    @Test("is too large, or nested too deeply, without a crash")
    func oversized() {
        let long = #expect(throws: PCRE2Error.self) { try CompiledPattern(String(repeating: "(ab)", count: 30_000)) }
        #expect(long?.code == 120 || long?.code == 197)
        let deep = String(repeating: "(", count: 100_000) + String(repeating: ")", count: 100_000)
        #expect(throws: PCRE2Error.self) { try CompiledPattern(deep) }
        #expect(throws: PCRE2Error.self) { try CompiledPattern("(?:(?:a{1000}){1000}){1000}") }
    }

    @Test("is refused with JIT as without")
    func jit() {
        let error = #expect(throws: PCRE2Error.self) { try CompiledPattern("(a", jit: true) }
        #expect(error?.code == 114)
    }
}
