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

/// What PCRE2 takes and a message could not be held to its time by.
@Suite("The check of a hazardous regex")
struct PatternHazardTests {
    private func failure(_ pattern: String) -> PatternCheck.Failure? {
        do throws(PatternCheck.Failure) {
            _ = try PatternCheck(pattern)
            return nil
        } catch {
            return error
        }
    }

    @Test("refuses more than 4,096 bytes")
    func length() {
        #expect(failure(String(repeating: "a", count: 4096)) == nil)
        let failure = failure(String(repeating: "é", count: 2049))
        #expect(failure?.code == nil && failure?.message.contains("4096 bytes") == true)
    }

    @Test("refuses repeats that grow beyond what PCRE2 can hold, with callouts or without")
    func nestedRepeats() {
        #expect(failure("((a{1,100}){1,100}){1,100}")?.code == 120)
        #expect(failure("(?:a|b){1,1500}") == failure("(?:a|b){1,1500}"))
        #expect(failure("(?:a|b){1,1000}") == nil)
        let grown = failure("(?:a|b){1,2000}")
        #expect(grown?.code == nil && grown?.message.contains("too large") == true)
    }

    @Test(
        "refuses classes that span most of Unicode without regard to case",
        arguments: [
            "(?i)[\\x{100}-\\x{10ffff}]", "(?i)[^\\x{0}-\\x{FFFFF}]", "[a-z](?i:[\u{80}-\u{10FFFF}])",
            "(?i)[\\x{100}-\\x{bfff}][\\x{100}-\\x{bfff}][\\x{100}-\\x{bfff}]", "(?si-x)[\\N{U+80}-\\N{U+10FFFF}]",
            "(?i)[\\o{400}-\\o{4177777}]", "(?i)[é-\\x{10ffff}]",
        ])
    func wideCaselessRanges(pattern: String) {
        let failure = failure(pattern)
        #expect(failure?.code == nil && failure?.message.contains("131072 code points") == true)
        #expect((failure?.byteOffset ?? .max) < pattern.utf8.count)
    }

    @Test(
        "takes wide classes with regard to case, and narrow ones without",
        arguments: [
            "[\\x{100}-\\x{10ffff}]", "[^\\x00-\\x7F]", "(?i)[^\\x00-\\x7F]", "(?i)[а-яё]+",
            "(?i)[\\x{1F300}-\\x{1FAFF}]",
            "(?i)[\\w.-]+@[a-z-]+", "(?s-i)[\\x{100}-\\x{10ffff}]", "(?<id>[\\x{100}-\\x{10ffff}])", "(?i)a-b-c",
        ])
    func ordinaryRanges(pattern: String) {
        #expect(failure(pattern) == nil)
    }

    @Test(
        "refuses \\K where a match could begin behind its end",
        arguments: [
            "(?=a(?1))(?:(b\\K){0})", "(?<=(?1))x|(a\\K)", "(?(DEFINE)(?<k>a\\K))(?=(?&k))", "(?<k>a\\K)(?!(?P>k)b)",
            "(a\\K)(?=\\g<1>)", "(*pla:(?-1))(a\\K)", "(?=(?R))\\K",
        ])
    func resetOfStart(pattern: String) {
        let failure = failure(pattern)
        #expect(failure != nil)
        guard failure?.code == nil else { return }
        #expect(failure?.message.hasPrefix("\\K does not go together") == true)
    }

    @Test("takes \\K elsewhere", arguments: ["foo\\Kbar", "(a\\K)(?1)", "(?=a)a\\Kb", "(?=(?1))(a)\\\\K"])
    func plainResetOfStart(pattern: String) {
        #expect(failure(pattern) == nil)
    }
}
