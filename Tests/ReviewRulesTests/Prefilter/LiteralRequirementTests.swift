import Testing

@testable import ReviewRules

@Suite("What a pattern requires, literal by literal")
struct LiteralRequirementTests {
    @Test("The requirement of each pattern is the one in the table", arguments: Row.rows(table))
    func requirement(row: Row) {
        #expect(Row.text(of: .extract(from: row.pattern)) == row.expected)
    }

    @Test("With runs collapsed, repeated letters join", arguments: Row.rows(collapsedTable))
    func collapsedRequirement(row: Row) {
        #expect(Row.text(of: .extract(from: row.pattern, collapsingRuns: true)) == row.expected)
    }

    @Test("A product of classes stops at 64 literals, a list of words at 256")
    func limits() {
        let product = LiteralRequirement.extract(from: "[ab][cd][ef][gh][ij][kl][mn]")
        #expect(product?.conjuncts.map(\.count) == [64])
        let words = (0..<300).map { "word\($0)x" }
        let longest = LiteralRequirement.extract(from: words.prefix(256).joined(separator: "|"))
        #expect(longest?.conjuncts.map(\.count) == [256])
        #expect(LiteralRequirement.extract(from: words.joined(separator: "|")) == nil)
        #expect(table.split(separator: "\n").count >= 120)
    }

    @Test("Newlines end comments by the convention that the pattern sets")
    func newlineConventions() {
        #expect(Row.text(of: .extract(from: "(?x)ab#x\ncd")) == "abcd")
        #expect(Row.text(of: .extract(from: "(*CR)(?x)ab#x\ncd\ref")) == "abef")
        #expect(Row.text(of: .extract(from: "(*CRLF)(?x)ab#x\ncd\r\nef")) == "abef")
        #expect(Row.text(of: .extract(from: "(*ANY)(?x)ab#x\u{2028}cd")) == "abcd")
        #expect(Row.text(of: .extract(from: "(*NUL)(?x)ab#x\ny\0cd")) == "abcd")
    }
}

/// A line of a table: a pattern, `⇒`, and the conjuncts; `—` if nothing is required.
struct Row: Sendable, CustomTestStringConvertible {
    let pattern: String
    let expected: String

    var testDescription: String { pattern }

    static func rows(_ table: String) -> [Row] {
        table.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ⇒ ", maxSplits: 1)
            return parts.count == 2 ? Row(pattern: String(parts[0]), expected: String(parts[1])) : nil
        }
    }

    static func text(of requirement: LiteralRequirement?) -> String {
        guard let requirement else { return "—" }
        let conjuncts: [String] = (requirement.conjuncts + requirement.letters).map { conjunct in
            conjunct.map { $0.text.debugDescription.dropFirst().dropLast() }.joined(separator: "∨")
        }
        return (requirement.letters.isEmpty ? "" : "letters ") + conjuncts.joined(separator: " ∧ ")
    }
}

private let table = ##"""
    cat ⇒ cat
    (?i)Cat ⇒ Cat
    naïve ⇒ naïve
    \x41\x{1F600} ⇒ A😀
    \N{U+41}\o{102}\103 ⇒ AB
    \012x ⇒ \nx
    \cAb ⇒ \u{01}b
    \a\e\f\n\r\t ⇒ \u{07}\u{1B}\u{0C}\n\r\t
    a\.b ⇒ a.b
    \Qa.b*\E+ ⇒ a.b*
    \Qab\E{2} ⇒ abb
    a\E?b ⇒ b
    (?x) a b #c ⇒ ab
    (?x)a +b ⇒ ab
    (?xx)[a b]c ⇒ ac∨bc
    (?x:a b) c ⇒ ab c
    (?^x)a b(?^) c ⇒ ab c
    a(?i)b|c ⇒ ab∨c
    (a(?i)b|c)d ⇒ abd∨cd
    (?s)a.b ⇒ b ∧ a
    (?C1)ab(?C"x)")c ⇒ abc
    (?#x)ab ⇒ ab
    [s]t ⇒ st
    [Ss][Hh]op ⇒ SHop
    [abc]d ⇒ ad∨bd∨cd
    [a-d][xy] ⇒ ax∨ay∨bx∨by∨cx∨cy∨dx∨dy
    [^a]bc ⇒ bc
    []ab]c ⇒ ]c∨ac∨bc
    [^]ab]c ⇒ c
    [a\]b]c ⇒ ac∨]c∨bc
    [-a]b ⇒ -b∨ab
    [a-]b ⇒ ab∨-b
    [\Qab\E]c ⇒ ac∨bc
    [\Qa-c\E]d ⇒ ad∨-d∨cd
    [a-\Qc\E]d ⇒ d
    [\da]xy ⇒ xy
    [[:alpha:]]xy ⇒ xy
    [[:<:]]go ⇒ go
    [:;]-?[)(] ⇒ :-)∨:-(∨:)∨:(∨;-)∨;-(∨;)∨;(
    [\b]x ⇒ \u{08}x
    [\101]xy ⇒ xy
    [a-z]xy ⇒ xy
    [abcdefghijklmnop]xy ⇒ axy∨bxy∨cxy∨dxy∨exy∨fxy∨gxy∨hxy∨ixy∨jxy∨kxy∨lxy∨mxy∨nxy∨oxy∨pxy
    [abcdefghijklmnopq]xy ⇒ xy
    \d\d:xy ⇒ :xy
    \w+@gmail\.com ⇒ @gmail.com
    \p{Lu}xy ⇒ xy
    \pLxy ⇒ xy
    \P{^L}xy ⇒ xy
    a\Rbc ⇒ bc
    \bcat\b ⇒ cat
    ^cat$ ⇒ cat
    \Acat\z ⇒ cat
    foo\Kbar ⇒ foobar
    .*cat.* ⇒ cat
    (cat) ⇒ cat
    (?:cat)s ⇒ cats
    (?<n>cat)s ⇒ cats
    (?'n'cat)s ⇒ cats
    (?P<n>cat)s ⇒ cats
    (?>cat)s ⇒ cats
    (?|(a)x|(b)y)c ⇒ axc∨byc
    (*atomic:cat)s ⇒ cats
    (*sr:cat)s ⇒ cats
    cat|dog ⇒ cat∨dog
    select|sleep|select all ⇒ select∨sleep
    cat| ⇒ —
    cat|. ⇒ —
    (cat|d.g)x ⇒ catx∨gx
    (foo.bar|baz.qux) ⇒ bar∨qux ∧ foo∨baz
    (a|b)(c|d) ⇒ ac∨ad∨bc∨bd
    x(a|)y ⇒ xay∨xy
    ((foo|bar).*baz|qux) ⇒ baz∨qux ∧ foo∨bar∨qux
    colou?r ⇒ colour∨color
    x(abc)?y ⇒ xabcy∨xy
    (abc)? ⇒ —
    (abc)+ ⇒ abc
    (abc)*x ⇒ x
    (abc){2} ⇒ abcabc
    (abc){2,} ⇒ abcabc
    (abc){0}x ⇒ x
    (abc){0,3}xy ⇒ xy
    a{3}b ⇒ aaab
    a{12} ⇒ aaaa
    a{2,}b ⇒ aab
    a{,3}bc ⇒ bc
    a{ 2}bc ⇒ bc
    a{2 ⇒ a{2
    a{}b ⇒ a{}b
    {ab} ⇒ {ab}
    a++b ⇒ ab
    a*?b ⇒ b
    f+u+n+ ⇒ fu ∧ un
    ha+r ⇒ ha ∧ ar
    (ab|cd)+e ⇒ abe∨cde
    (a+b+)+c ⇒ bc ∧ ab
    (a|b*)cd ⇒ cd
    a(?=bc) ⇒ bc
    (?=.*free)(?=.*money) ⇒ money ∧ free
    (?!abc)de ⇒ de
    (?<=abc)d ⇒ abc
    (?<!abc)de ⇒ de
    foo(?<=o)bar ⇒ foobar
    (?*abc)d ⇒ abc
    (*pla:abc)d ⇒ abc
    (*nla:abc)de ⇒ de
    (*positive_lookbehind:abc)d ⇒ abc
    (?=ab)?cd ⇒ cd
    (?:a(?=bcd)|xyz) ⇒ bcd∨xyz
    (ab|c)\1de ⇒ de
    (?<n>ab)\k<n>cd ⇒ cd ∧ ab
    (?<n>ab)(?P=n)cd ⇒ cd ∧ ab
    (ab)\g{-1}cd ⇒ cd ∧ ab
    (ab)(?1)cd ⇒ cd ∧ ab
    (?&n)(?<n>ab) ⇒ ab
    ab(?R)?cd ⇒ cd ∧ ab
    (ab)\11cd ⇒ cd ∧ ab
    (?(1)ab|cd)ef ⇒ abef∨cdef
    (?(1)ab)ef ⇒ ef
    (?(DEFINE)(?<n>abc))ef ⇒ ef
    (?(?=a)bc|de)f ⇒ bcf∨def
    (?(R)ab|cd) ⇒ ab∨cd
    ab(*ACCEPT)cd ⇒ —
    a(?:b(*F)|c)d ⇒ abd∨acd
    ab(*SKIP)cd ⇒ abcd
    ab(*PRUNE:x)cd ⇒ abcd
    (*UTF)(*LIMIT_MATCH=9)ab ⇒ ab
    (*XYZ)ab ⇒ —
    (?i)\bfree\s+(btc|eth)\b ⇒ free ∧ btc∨eth
    (?i)\b[s$5]+[\W_]*[h#]+[\W_]*[i1!|]+[\W_]*[t7+]+\b ⇒ h∨# ∧ s∨$∨5 ∧ i∨1∨!∨| ∧ t∨7∨+
    (?i)[s$5]+[h#]+[i1]+[t7]+ ⇒ sh∨s#∨$h∨$#∨5h∨5# ∧ hi∨h1∨#i∨#1 ∧ it∨i7∨1t∨17
    (?i)[s$5][h#][i1!|][t7+] ⇒ shi∨sh1∨sh!∨sh|∨s#i∨s#1∨s#!∨s#|∨$hi∨$h1∨$h!∨$h|∨$#i∨$#1∨$#!∨$#|∨5hi∨5h1∨5h!∨5h|∨5#i∨5#1∨5#!∨5#|
    (?i)f[\W_]*u[\W_]*c[\W_]*k ⇒ k ∧ f ∧ c ∧ u
    (?i)kill\s+your\s?self ⇒ your ∧ self
    (?i)(?:https?|ftp)://\S+ ⇒ https://∨http://∨ftp://
    (?i)discord(?:\.gg|app\.com/invite)/\w+ ⇒ discord.gg/∨discordapp.com/invite/
    (?i)(?<![a-z])ass(?![a-z]) ⇒ ass
    (?i)straße|ſ ⇒ straße∨ſ
    [a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z]{2,} ⇒ @
    (.)\1{9,} ⇒ —
    \d{3}-\d{4} ⇒ -
    \w+ ⇒ —
    (?i)дурак|идиот ⇒ дурак∨идиот
    abcdefghijklmnopqrstuvwxyz0123456789 ⇒ abcdefghijklmnopqrstuvwx ∧ mnopqrstuvwxyz0123456789
    (?:(?:(?:a)b)c)d ⇒ abcd
    (red|blue) team ⇒ red team∨blue team
    free.*(money|cash).*now.*click.*here.*today ⇒ click ∧ today
    \Qab ⇒ ab
    (?i)[W-Z]q ⇒ Wq∨Xq∨Yq∨Zq
    """##

private let collapsedTable = ##"""
    f+u+n+ ⇒ fun
    ha+r ⇒ har
    ha*r ⇒ har∨hr
    (?i)b+o+o+b+s? ⇒ bob
    go{2,}al ⇒ goal
    a{12} ⇒ a
    (?i)\bk+y+s+\b ⇒ kys
    [s$]+h ⇒ sh∨$h
    (?:ab)+c ⇒ abc
    (a+b+)+c ⇒ abc
    Aa ⇒ A
    A+a+b ⇒ Ab
    [ab]+c ⇒ ac∨bc
    (?i)\bf+[\W_]*u+[\W_]*c+ ⇒ letters fuc
    book|boook ⇒ bok
    (?:a{2})*b ⇒ b
    lo+l|ro+fl ⇒ lol∨rofl
    (?=a+b)a ⇒ ab
    """##
