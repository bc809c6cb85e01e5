import ReviewRules
import SeededNumbers
import Testing

@Suite("A glob")
struct GlobTests {
    @Test(
        "matches a whole text, in which a star is any text",
        arguments: [
            ("", "", true), ("", "a", false), ("*", "", true), ("*", "any", true), ("a", "a", true), ("a", "A", false),
            ("a", "ab", false), ("a*", "a", true), ("a*", "abc", true), ("*a", "bca", true), ("*a", "ab", false),
            ("a*c", "abbc", true), ("a*c", "ac", true), ("a*c", "abcb", false), ("*a*b*", "xaybz", true),
            ("a**b", "ab", true), ("*ab", "aab", true), ("*aab*", "aaab", true), ("é*", "éa", true), ("?", "a", false),
            ("arn:aws:ivschat:*:*:room/abc", "arn:aws:ivschat:us-west-2:123456789012:room/abc", true),
            ("arn:aws:ivschat:*:*:room/abc", "arn:aws:ivschat:us-west-2:123456789012:room/abcd", false),
        ])
    func table(pattern: String, text: String, matches: Bool) {
        #expect(Glob(pattern).matches(Array(text.utf8)) == matches)
        // A slice has other indices than a text of its own.
        #expect(Glob(pattern).matches(Array("xy\(text)z".utf8).dropFirst(2).dropLast()) == matches)
    }

    @Test("agrees with the definition, taken literally, on random texts")
    func oracle() {
        func matches(_ pattern: Substring, _ text: Substring) -> Bool {
            guard let first = pattern.first else { return text.isEmpty }
            guard first == "*" else { return text.first == first && matches(pattern.dropFirst(), text.dropFirst()) }
            return text.indices.contains { matches(pattern.dropFirst(), text[$0...]) }
                || matches(pattern.dropFirst(), "")
        }
        var random = SeededGenerator(seed: 1)
        var matched = 0
        for _ in 0..<20_000 {
            let pattern = String(random.list(0...6) { $0.pick(["a", "b", "*"] as [Character]) })
            let text = String(random.list(0...8) { $0.pick(["a", "b"] as [Character]) })
            let expected = matches(pattern[...], text[...])
            matched += expected ? 1 : 0
            #expect(Glob(pattern).matches(Array(text.utf8)) == expected, "\(pattern) on \(text)")
        }
        #expect(matched > 1000)
    }

    @Test("takes no longer than both lengths multiplied", .timeLimit(.minutes(20)))
    func hostile() {
        let glob = Glob(String(repeating: "a*", count: 200) + "b")
        #expect(!glob.matches([UInt8](repeating: UInt8(ascii: "a"), count: 20_000)))
    }
}
