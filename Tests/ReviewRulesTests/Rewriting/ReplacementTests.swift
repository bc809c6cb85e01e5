import ReviewRules
import Testing

@Suite("A replacement")
struct ReplacementTests {
    @Test(
        "fills its template for each span",
        arguments: [
            ("cat", "{{match}}", "a CAT cat", "a CAT cat"), ("(?i)cat", "[{{match}}]", "a CAT cat", "a [CAT] [cat]"),
            ("(?i)cat", "{{match|lower}}", "a CAT", "a cat"), ("ÉTÉ", "{{match|lower}}", "ÉTÉ", "été"),
            ("cat", "<{{rule}}>", "a cat", "a <rule>"), ("(c)(a)(t)", "$3$2$1", "a cat", "a tac"),
            ("(?<first>\\w)\\w*", "${first}.", "john smith", "j. s."), ("(a)|(b)", "[$1$2]", "ab", "[a][b]"),
            ("(a)|(b)", "[$2]", "a", "[]"), ("(?J)(?<n>a)|(?<n>b)", "[${n}]", "ab", "[a][b]"),
            ("cat", "$0!", "cat", "cat!"), ("cat", "$9${nope}", "a cat", "a "), ("cat", "$$1", "cat", "$1"),
            ("e", "E", "xe\u{301}", "xE"), ("👩(.)", "[$1]", "👩‍👧x", "[\u{200D}]x"), ("x*", "y", "axxb", "ayb"),
            ("", "y", "ab", "ab"), ("(?<=a)b", "[{{match}}]", "abb", "a[b]b"), ("a\\Kb", "c", "abb", "acb"),
        ])
    func templates(pattern: String, template: String, text: String, content: String) throws {
        let rule = try rule("rule", replacement(template), patterns: [pattern])
        #expect(try judge(text, rule).content == content)
    }

    @Test("has no groups where a keyword matched")
    func keyword() throws {
        let rule = try rule("r", replacement("<{{match}}$1${n}{{rule}}>"), keywords: ["cat*"], patterns: ["(?<n>dog)"])
        #expect(try judge("cats dog", rule).content == "<catsr> <dogdogdogr>")
    }

    @Test("takes groups from the source, whatever the view")
    func foldedGroups() throws {
        let rule = try rule("r", replacement("[$1|{{match}}]"), patterns: ["f(re)e"], views: [.folded])
        #expect(try judge("say FREE!", rule).content == "say [RE|FREE]!")
    }

    @Test("keeps its groups when exceptions are looked for in between")
    func groupsAndExceptions() throws {
        let rule = try rule(
            "r", replacement("<$1>"), patterns: ["(\\w)at"], except: matchers(patterns: ["(r)(a)(t)"]))
        #expect(try judge("cat rat hat", rule).content == "<c> rat <h>")
    }

    @Test("of spans of one rule that overlap takes the first, and the longest of those that start together")
    func overlapsWithinARule() throws {
        let rule = try rule("r", replacement("<{{match}}>"), keywords: ["b c", "a b", "a", "a b c d"])
        #expect(try judge("a b c x", rule).content == "<a b> c x")
        #expect(try judge("a b c d", rule).content == "<a b c d>")
        #expect(try judge("x b c a", rule).content == "x <b c> <a>")
    }
}
