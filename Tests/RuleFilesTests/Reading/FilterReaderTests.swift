import Foundation
import ReviewRules
import RuleFiles
import Testing

@Suite struct FilterReaderTests {
    /// Loads a rule whose `match` and `except` are these flow mappings; the match stands in line 4, from column 12.
    private func load(match: String, except: String? = nil) throws -> LoadedRules {
        var lines = ["version: 1", "rules:", "  - id: filter", "    match: \(match)", "    action: deny"]
        if let except { lines.append("    except: \(except)") }
        let path = FileManager.default.temporaryDirectory.appending(path: "filter-\(UUID().uuidString).yaml")
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        return try RuleFolder.load(path.path)
    }

    private func filters(_ match: String) throws -> [Filter] {
        try #require(try load(match: match).ruleSet.rules.first?.match).any.filters
    }

    /// What is reported, as `line:column: message`.
    private func reports(_ match: String, except: String? = nil) -> [String] {
        do {
            _ = try load(match: match, except: except)
            return []
        } catch let errors as RuleFileErrors {
            return errors.diagnostics.map { "\($0.line):\($0.column): \($0.message)" }
        } catch {
            return ["\(error)"]
        }
    }

    @Test(
        "reads every filter",
        arguments: [
            ("{links: {}}", Filter.links(LinkFilter())),
            ("{caps: {min_length: 10, max_percent: 70}}", .caps(CapsFilter(minLength: 10, maxPercent: 70))),
            ("{caps: {max_percent: 0}}", .caps(CapsFilter(maxPercent: 0))),
            ("{repetition: {characters: 8, words: 5}}", .repetition(RepetitionFilter(characters: 8, words: 5))),
            ("{repetition: {characters: 8}}", .repetition(RepetitionFilter(characters: 8))),
            ("{repetition: {words: 5}}", .repetition(RepetitionFilter(words: 5))),
            ("{symbols: {min_length: 10, max_percent: 60}}", .symbols(SymbolFilter(minLength: 10, maxPercent: 60))),
            ("{emoji: {max: 15}}", .emoji(EmojiFilter(max: 15))), ("{emoji: {max: 0}}", .emoji(EmojiFilter(max: 0))),
            ("{mentions: {max: 5}}", .mentions(MentionFilter(max: 5))),
            ("{length: {max: 300, lines: 5}}", .length(LengthFilter(max: 300, lines: 5))),
            ("{length: {lines: 5}}", .length(LengthFilter(lines: 5))),
            ("{zalgo: {max_marks: 3}}", .zalgo(ZalgoFilter(maxMarks: 3))), ("{invisible: {}}", .invisible),
            ("{mixed_script: {}}", .mixedScript),
            ("{pii: [email, phone, card, ipv4, wallet]}", .pii(PIIFilter([.email, .phone, .card, .ipv4, .wallet]))),
            ("{pii: [card, card]}", .pii(PIIFilter([.card]))),
        ])
    func filter(_ match: String, _ filter: Filter) throws {
        #expect(try filters(match) == [filter])
    }

    @Test("reads the lists of links")
    func links() throws {
        let expected = LinkFilter(
            allow: [try DomainPattern(parsing: "example.com"), try DomainPattern(parsing: "bücher.example")],
            deny: [try DomainPattern(parsing: "*.zip")])
        #expect(try filters("{links: {allow: [example.com, bücher.example], deny: ['*.zip']}}") == [.links(expected)])
    }

    @Test("reads filters beside keywords, in one order, and in the blocks of all")
    func places() throws {
        let rules = try load(
            match: "{pii: [card], keywords: [darn], caps: {max_percent: 5}, all: [{links: {}}, {emoji: {max: 1}}]}")
        let match = try #require(rules.ruleSet.rules.first?.match)
        #expect(match.any.filters == [.caps(CapsFilter(maxPercent: 5)), .pii(PIIFilter([.card]))])
        #expect(match.all.map(\.filters) == [[.links(LinkFilter())], [.emoji(EmojiFilter(max: 1))]])
    }

    @Test(
        "says what is wrong with a filter, and where",
        arguments: [
            ("{caps: {}}", "4:19: caps limits nothing: it needs max_percent"),
            ("{caps: {min_length: 10}}", "4:19: caps limits nothing: it needs max_percent"),
            ("{symbols: {min_length: 1}}", "4:22: symbols limits nothing: it needs max_percent"),
            ("{repetition: {}}", "4:25: repetition limits nothing: it needs characters or words"),
            ("{length: {}}", "4:21: length limits nothing: it needs max or lines"),
            ("{emoji: {}}", "4:20: emoji limits nothing: it needs max"),
            ("{mentions: {}}", "4:23: mentions limits nothing: it needs max"),
            ("{zalgo: {}}", "4:20: zalgo limits nothing: it needs max_marks"),
            ("{pii: []}", "4:18: pii looks for nothing: it needs one of email, phone, card, ipv4, wallet"),
            ("{caps: {max_percent: 70.5}}", "4:33: max_percent is a whole number; this is a decimal number"),
            ("{caps: {max_percent: 100}}", "4:33: max_percent must be from 0 to 99"),
            ("{caps: {max_percent: -1}}", "4:33: max_percent must be from 0 to 99"),
            ("{caps: {min_length: x, max_percent: 5}}", "4:32: min_length is a whole number; this is a text"),
            ("{repetition: {characters: 0}}", "4:38: characters must be from 1 to 1000000"),
            ("{emoji: {max: -1}}", "4:26: max must be from 0 to 1000000"),
            ("{emoji: {maxx: 1}}", "4:21: unknown key 'maxx' in emoji; did you mean 'max'?"),
            ("{emoji: 5}", "4:20: emoji is a mapping of keys to values; this is a number"),
            ("{invisible: true}", "4:24: invisible is a mapping of keys to values; this is true or false"),
            ("{invisible: {max: 1}}", "4:25: unknown key 'max' in invisible"),
            ("{links: }", "4:20: links is a mapping of keys to values; this is empty"),
            ("{links: {alow: [a.b]}}", "4:21: unknown key 'alow' in links; did you mean 'allow'?"),
            ("{links: {allow: a.b}}", "4:28: allow is a list: write [a.b]; this is a text"),
            ("{links: {allow: []}}", "4:28: allow has no domains; leave it out, or write links: {} for any link"),
            ("{links: {deny: ['a..b']}}", "4:28: a domain is a name such as example.com or *.zip"),
            (
                "{links: {deny: [http://a.b]}}",
                "4:32: a domain is a name such as example.com or *.zip, without scheme, port or path"
            ),
            (
                "{links: {deny: [a.b/x]}}",
                "4:31: a domain is a name such as example.com or *.zip, without scheme, port or path"
            ),
            ("{pii: card}", "4:18: pii is a list: write [card]; this is a text"),
            ("{pii: [emial]}", "4:19: each of pii is one of email, phone, card, ipv4, wallet; did you mean 'email'?"),
            ("{linkz: {}}", "4:13: unknown key 'linkz' in match; did you mean 'links'?"),
        ])
    func wrong(_ match: String, _ report: String) {
        #expect(reports(match).first == report)
    }

    @Test("refuses filters in except", arguments: ["links", "caps", "pii", "mixed_script"])
    func except(_ key: String) {
        #expect(
            reports("{links: {}}", except: "{\(key): {}}")
                == ["6:14: '\(key)' cannot stand here: except takes keywords and regex only"])
    }

    @Test("a filter that limits nothing is an error in a block of all as well")
    func blocks() {
        #expect(reports("{all: [{emoji: {}}]}").first == "4:27: emoji limits nothing: it needs max")
    }
}
