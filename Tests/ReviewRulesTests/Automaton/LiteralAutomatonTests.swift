import SeededNumbers
import Testing

@testable import ReviewRules

@Suite("The literal automaton")
struct LiteralAutomatonTests {
    /// The tables of an automaton, as they stand in a file.
    private func image(_ literals: [[UInt8]]) -> (image: RuleImage, columnCount: Int) {
        var writer = ImageWriter()
        let columnCount = AutomatonBuilder(literals).put(.plain, into: &writer)
        return (RuleImage(writer.body(headerLength: 0)), columnCount)
    }

    private func found(_ literals: [String], in text: String) throws -> [String] {
        let (image, columnCount) = image(literals.map { Array($0.utf8) })
        let automaton = try LiteralAutomaton(
            ImageReader(image.bytes, headerLength: 0), .plain, columnCount: columnCount, literalCount: literals.count)
        var state: LiteralAutomaton.State = 0
        var found: [String] = []
        for (index, byte) in text.utf8.enumerated() {
            let column = automaton.columns[Int(byte)]
            let step = column == 0 ? .init(0, endsLiteral: false) : automaton.next(state, column)
            state = step.state
            let count = found.count
            automaton.forEachLiteral(endingAt: state) { found.append("\(literals[$0])@\(index + 1)") }
            #expect(step.endsLiteral == (found.count > count))
        }
        return found
    }

    @Test("finds every occurrence of every literal, overlapping ones as well, longest first")
    func occurrences() throws {
        #expect(try found(["he", "she", "his", "hers"], in: "ushers") == ["she@4", "he@4", "hers@6"])
        #expect(try found(["a", "aa", "aaa"], in: "aaa") == ["a@1", "aa@2", "a@2", "aaa@3", "aa@3", "a@3"])
        #expect(try found(["日本", "本"], in: "日本") == ["日本@6", "本@6"])
        #expect(try found([], in: "text").isEmpty)
        #expect(try found(["x"], in: "").isEmpty)
        #expect(try found(["same", "same"], in: "same") == ["same@4"])
    }

    @Test("agrees with a search for each literal", arguments: 0..<20)
    func oracle(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let alphabet = random.pick([["a", "b"], ["a", "b", "c", "é"], ["s", "h", "i", "t", " ", "日"]])
        let literals = Array(Set(random.list(1...40) { random in random.list(1...6) { $0.pick(alphabet) }.joined() }))
        let text = random.list(0...200) { $0.pick(alphabet) }.joined()
        let bytes = Array(text.utf8)
        var expected: [String] = []
        for end in 0...bytes.count {
            for literal in literals.sorted(by: { $0.utf8.count > $1.utf8.count }) where literal.utf8.count <= end {
                if Array(literal.utf8) == Array(bytes[(end - literal.utf8.count)..<end]) {
                    expected.append("\(literal)@\(end)")
                }
            }
        }
        #expect(try found(literals, in: text) == expected)
    }

    @Test("takes at most 2 MB for 8,000 terms")
    func size() {
        var random = SeededGenerator(seed: 5)
        let letters = Array("abcdefghijklmnopqrstuvwxyz ").map { String($0) }
        let terms = (0..<8000).map { _ in Array(random.list(4...12) { $0.pick(letters) }.joined().utf8) }
        #expect(image(terms).image.bytes.count <= 2_000_000)
    }
}
