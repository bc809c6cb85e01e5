import ReviewRules
import Testing

@Suite("The check of a regex")
struct PatternCheckTests {
    @Test("gives its groups")
    func groups() throws {
        let check = try PatternCheck("(a)(?<n>b)(?<m>c)")
        #expect(check.captureCount == 3)
        #expect(check.groupNames == ["n", "m"])
    }

    @Test("fails with the byte at which compiling stopped, as the engine would")
    func failure() {
        let failure = #expect(throws: PatternCheck.Failure.self) { try PatternCheck("é(a") }
        #expect(failure?.code == 114)
        #expect(failure?.byteOffset == 4)
        #expect(failure?.message == "missing closing parenthesis")
    }
}
