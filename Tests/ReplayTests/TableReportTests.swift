import Foundation
import ReviewRules
import Testing

@testable import Replay

@Suite("Table report")
struct TableReportTests {
    static let messages = """
        oh darn it
        coins, 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字
        \u{1B}[31mred\u{202E}
        a long text before the word that is masked, which is darn, and some more behind it
        {"Content":"fine","Attributes":{"nick":"darn 😀"}}
        """

    static var rules: RuleSet {
        var rules = sampleRules.rules
        rules[0].fields = [.content, .allAttributes]
        return RuleSet(rules: rules)
    }

    @Test("rows fit 80 columns")
    func narrow() async throws {
        let folder = try ScratchFolder()
        let (sink, _) = try await replay([try folder.file("m", Self.messages)], .table, rules: Self.rules, width: 80)
        #expect(
            sink.text.hasPrefix(
                """
                  line  verdict    rules                 message
                     1  rewrite    profanity             oh darn it → oh **** it
                     2  deny       coins                 coins, 漢字漢字漢字漢字漢字漢字漢字漢…
                     3  allow                            \\u{1B}[31mred\\u{202E}
                     4  rewrite    profanity             …h is darn, and s… → …h is ****, and s…
                     5  rewrite    profanity             nick: darn 😀 → **** 😀

                messages   5 in
                """))
        for line in sink.lines { #expect(TerminalText(line.utf8).width <= 80, "\(line)") }
    }

    @Test("rows fit 120 columns")
    func wide() async throws {
        let folder = try ScratchFolder()
        let (sink, _) = try await replay([try folder.file("m", Self.messages)], .table, rules: Self.rules, width: 120)
        #expect(
            sink.lines.prefix(5).joined(separator: "\n") == """
                  line  verdict    rules                           message
                     1  rewrite    profanity                       oh darn it → oh **** it
                     2  deny       coins                           coins, 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字
                     3  allow                                      \\u{1B}[31mred\\u{202E}
                     4  rewrite    profanity                       … which is darn, and some more b… → … which is ****, and some more b…
                """)
        for line in sink.lines { #expect(TerminalText(line.utf8).width <= 120, "\(line)") }
    }

    @Test("shadow mode and files of several names show")
    func shadowAndFiles() async throws {
        let folder = try ScratchFolder()
        var rules = sampleRules
        rules.settings.mode = .shadow
        let inputs = [try folder.file("a", "darn\n"), try folder.file("b\u{1B}", "coins\n")]
        let (sink, _) = try await replay(inputs, .table, rules: rules, width: 200)
        #expect(
            sink.lines.prefix(5).dropFirst().joined(separator: "\n") == """
                \(folder.path)/a
                     1  (rewrite)  profanity                       darn
                \(folder.path)/b\\u{1B}
                     1  (deny)     coins                           coins
                """)
        #expect(sink.text.contains("\nin shadow  allow 0 (0.0 %)  rewrite 1 (50.0 %)  deny 1 (50.0 %)\n"))
    }

    @Test("colours stand around words, and are not counted as columns")
    func colors() async throws {
        var output: [UInt8] = []
        let table = TableReport(sampleRules, style: TerminalStyle(width: 80, isColored: true))
        let message = Message(content: "coins")
        var verdict = Verdict()
        try Reviewer(sampleRules).evaluate(message, into: &verdict)
        table.append(LineReview(line: 1, text: [], message: message, verdict: verdict, nanoseconds: 1), to: &output)
        #expect(
            String(decoding: output, as: UTF8.self)
                == "     1  \u{1B}[31mdeny\u{1B}[0m       coins                 coins\n")
    }
}
