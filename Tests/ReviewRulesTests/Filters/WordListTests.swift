import Testing

@testable import ReviewRules

@Suite struct WordListTests {
    private static let lists = [
        WordList.core, WordList.bare, WordList.hosts, WordList.articles, WordList(words: TopLevelDomains.all),
    ]

    private func words(_ list: WordList) -> [String] {
        "\(list.words)".split(separator: " ").map(String.init)
    }

    @Test("stands in the order of its UTF-8, with a space behind each word", arguments: 0..<5)
    func order(_ index: Int) {
        let list = Self.lists[index]
        #expect(words(list).map { $0 + " " }.joined() == "\(list.words)")
        #expect(zip(words(list), words(list).dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test("holds its words, and nothing else", arguments: 0..<5)
    func contains(_ index: Int) {
        let list = Self.lists[index]
        let known = Set(words(list))
        for word in known {
            #expect(list.contains(Array(word.utf8)[...]))
            for other in [word + "a", String(word.dropLast()), "a" + word, word + " "] where !known.contains(other) {
                #expect(!list.contains(Array(other.utf8)[...]), "\(other)")
            }
        }
    }

    @Test("knows as top-level domains what it calls more than weak")
    func kinds() {
        func kind(_ label: String) -> TopLevelDomains.Kind { TopLevelDomains.kind(of: Array(label.utf8)[...]) }
        let all = Set(words(Self.lists[4]))
        #expect(all.isSuperset(of: words(.core) + words(.bare)))
        #expect(Set(words(.core)).isDisjoint(with: words(.bare)))
        #expect(words(.hosts).allSatisfy { all.contains(String($0.split(separator: ".").last ?? "")) })
        #expect(
            [kind("com"), kind("de"), kind("zip"), kind("is"), kind("рф"), kind("txt"), kind("")]
                == [.core, .bare, .weak, .weak, .bare, .unknown, .unknown])
    }
}
