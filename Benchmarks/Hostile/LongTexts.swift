import Foundation
import ReviewRules

/// Filters and keywords are not interrupted: this shows that their time grows with the text and no faster.
enum LongTexts {
    struct Row {
        let name: String
        /// ms for the dearest text of each length.
        var worst: [Double]
        var texts: [String]
    }

    static let lengths = [500, 5_000, 50_000]

    /// What a text can be made of so that a filter starts often, goes far, or goes back.
    private static let units = [
        "a", "A", "!", " ", "a ", "ab ", "ab cd ", "a.", "a.b ", ".", "-", "a-", "/", "@", "@a ", "a@",
        "a@a.", "a@b.co ", "http://", "hxxp://a.", "www.", "[.]", "a[.]", " dot ", "a dot ", "(dot)", "xn--",
        "xn--a.", "1", "1 ", "1.", "1.1.1.", "192.168.0.1 ", "4111 ", "4111-", "+1 ", "(1) ", "0x", "0xa",
        "1A", "bc1q", "T9", "а", "аa", "e\u{301}", "\u{301}", "😀", "👩‍👩‍👧", "🇫", "\u{200B}", "\u{202E}", "\n",
        "日", "１", "ا", "f u c k ", "fu", "f.u.", "sh1t ", "$", "|", "ß", "ﬁ", "\u{FDFA}", "k", "n i ",
        "a\u{200B}", "\u{1F170}", "@@", "co.uk.", "example.com/", "a:b@", "%", "%2e",
    ]

    static func rows() throws -> [Row] {
        let filters: [(String, [Filter])] = [
            ("links", [.links(LinkFilter(allow: [], deny: []))]), ("caps", [.caps(CapsFilter(maxPercent: 70))]),
            ("repetition", [.repetition(RepetitionFilter(characters: 8, words: 5))]),
            ("symbols", [.symbols(SymbolFilter(maxPercent: 60))]), ("emoji", [.emoji(EmojiFilter(max: 15))]),
            ("mentions", [.mentions(MentionFilter(max: 5))]), ("length", [.length(LengthFilter(max: 300, lines: 5))]),
            ("zalgo", [.zalgo(ZalgoFilter(maxMarks: 3))]), ("invisible", [.invisible]),
            ("mixed_script", [.mixedScript]),
            ("pii", [.pii(PIIFilter([.email, .phone, .card, .ipv4, .wallet]))]),
        ]
        var rows: [Row] = []
        for (name, filters) in filters {
            rows.append(try row(name, views: [.raw]) { $0.any.filters = filters })
        }
        let keywords = try keywords()
        rows.append(try row("\(keywords.count) keywords, 4 views", views: View.allCases) { $0.any.keywords = keywords })
        return rows
    }

    private static func keywords() throws -> [Keyword] {
        try FileManager.default.contentsOfDirectory(atPath: "rules/lists").sorted().flatMap { name in
            try String(contentsOfFile: "rules/lists/\(name)", encoding: .utf8).split(separator: "\n")
                .filter { !$0.hasPrefix("#") }.compactMap { try? Keyword(parsing: String($0)) }
        }
    }

    private static func row(_ name: String, views: [View], _ fill: (inout Match) -> Void) throws -> Row {
        var rule = Rule(id: "r", action: .mask("*"))
        var match = Match()
        fill(&match)
        rule.match = match
        rule.views = views
        let reviewer = try Reviewer(RuleSet(rules: [rule]))
        var verdict = Verdict()
        var row = Row(name: name, worst: lengths.map { _ in 0 }, texts: lengths.map { _ in "" })
        for unit in units {
            for (index, length) in lengths.enumerated() {
                let scalars = String(repeating: unit, count: length).unicodeScalars.prefix(length)
                let message = Message(content: String(String.UnicodeScalarView(scalars)))
                var times: [Double] = []
                for _ in 0..<3 {
                    let start = HostileBench.processorTime()
                    reviewer.evaluate(message, into: &verdict)
                    times.append(Double(HostileBench.processorTime() - start) / 1e6)
                }
                let time = times.min() ?? 0
                if time > row.worst[index] {
                    row.worst[index] = time
                    row.texts[index] = unit
                }
            }
        }
        return row
    }
}
