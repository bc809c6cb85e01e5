import SeededNumbers
import Testing

@testable import ReviewRules

@Suite("The oracle: PCRE2 finds no match without the required literals")
struct LiteralRequirementOracleTests {
    @Test("Every pattern of the corpus matches, and each of its matches meets the requirement")
    func corpus() throws {
        var oracle = try RequirementOracle()
        var generator = SeededGenerator(seed: 1)
        var required = 0
        var ofLetters = 0
        var matches = 0
        var unmatched: [String] = []
        let lines = Self.chatLines
        #expect(PatternCorpus.all.count >= 500)
        for entry in PatternCorpus.all {
            let pattern = try #require(try? RequirementOracle.Subject(entry.pattern), "\(entry.pattern) compiles")
            if pattern.requirement != nil { required += 1 }
            if pattern.letters != nil { ofLetters += 1 }
            let subjects = SubjectGenerator(pattern: entry.pattern)
            var found = 0
            if let subject = entry.subject {
                let isMatch = try oracle.checkShrinking(pattern, subject)
                #expect(isMatch, "\(entry.pattern) matches its subject")
                found += 1
            }
            for _ in 0..<60 where try oracle.check(pattern, subjects.subject(using: &generator)) { found += 1 }
            for _ in 0..<6 where try oracle.checkShrinking(pattern, subjects.subject(using: &generator)) { found += 1 }
            for line in lines where try oracle.check(pattern, line) { found += 1 }
            if found == 0 { unmatched.append(entry.pattern) }
            matches += found
        }
        #expect(unmatched == [], "each pattern must match at least once, or the oracle proves nothing about it")
        #expect(matches >= 15 * PatternCorpus.all.count)
        // A share, so that an extractor that gives up on everything does not pass.
        #expect(required * 100 >= PatternCorpus.all.count * 80)
        #expect(ofLetters >= 20)
        let count = PatternCorpus.all.count
        print(
            "\(count) patterns, \(required) with a requirement, \(ofLetters) of letters alone, \(matches) matches checked"
        )
    }

    @Test("Caseless keys join only what PCRE2 takes for equal")
    func caselessKeys() throws {
        var oracle = try RequirementOracle()
        for scalar in (UInt32(0x21)..<0x530).compactMap(Unicode.Scalar.init) {
            let key = try #require(Unicode.Scalar(caselessKey(scalar.value)))
            guard key != scalar else { continue }
            let pattern = try RequirementOracle.Subject("(?i)^\\x{\(String(scalar.value, radix: 16))}$")
            let isEqual = oracle.matches(pattern, String(Character(key)))
            #expect(isEqual, "\(scalar) and \(key)")
        }
    }

    /// Lines as a chat has them, most of them harmless.
    private static let chatLines: [String] = {
        let starts = [
            "lol", "GG", "hey chat", "wtf", "omg that", "free btc", "this stream", "nice shot", "KISS", "naïve", "kk",
            "so",
            "buy followers", "what the", "I will find you", "click here", "привет", "straße", "😀😀", "team red",
        ]
        let ends = [
            "is so good!!", "was insane", "at https://example.com/x", "sh1t f u c k", "lets goooo", "",
            "hahaha abc abd",
            "cunts", "1.2.3.4", "12:30", "me@gmail.com", "<3 :)", "fu-ck", "aab", "def g cd",
        ]
        return starts.flatMap { start in ends.map { "\(start) \($0)" } }
    }()
}
