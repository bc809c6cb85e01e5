import PCRE2
import Testing

@testable import ReviewRules

@Suite("Random patterns, the same on each run")
struct LiteralRequirementFuzzTests {
    @Test("Each match of a random pattern meets its requirement", arguments: 0..<UInt64(fuzzSeeds))
    func matchesMeetRequirement(seed: UInt64) throws {
        var oracle = try RequirementOracle()
        var fuzzer = PatternFuzzer(seed: seed)
        var valid = 0
        var matched = 0
        var required = 0
        for _ in 0..<fuzzRounds {
            let part = fuzzer.pattern()
            guard let pattern = try? RequirementOracle.Subject(part.source) else {
                // What PCRE2 refuses must be survived as well.
                _ = LiteralRequirement.extract(from: part.source)
                continue
            }
            valid += 1
            if pattern.requirement != nil { required += 1 }
            var hits = 0
            for _ in 0..<10 where hits < 3 {
                if try oracle.checkShrinking(pattern, fuzzer.subject(for: part)) { hits += 1 }
            }
            if hits > 0 { matched += 1 }
        }
        #expect(valid * 3 >= fuzzRounds, "\(valid) patterns compile")
        #expect(matched * 2 >= valid, "\(matched) of \(valid) match")
        #expect(required * 3 >= valid, "\(required) of \(valid) have a requirement")
    }
}

private let fuzzSeeds = 8
private let fuzzRounds = 2_000
