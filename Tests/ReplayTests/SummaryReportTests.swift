import ReviewRules
import Testing

@testable import Replay

@Suite("Summary report")
struct SummaryReportTests {
    @Test("everything that was counted is said")
    func summary() throws {
        var tally = Tally(ruleCount: 3)
        let reviewer = try Reviewer(sampleRules)
        var verdict = Verdict()
        let texts = Array(repeating: "a", count: 1_500) + Array(repeating: "darn", count: 12) + ["coins", "hello"]
        for (index, text) in texts.enumerated() {
            reviewer.evaluate(Message(content: text), into: &verdict)
            tally.add(verdict, nanoseconds: UInt64(index + 1))
        }
        tally.events = 2
        tally.unreadLines = 1
        let outcome = ReplayRun.Outcome(tally: tally, seconds: 0.5, jobs: 1, failure: nil)
        let text = SummaryReport(sampleRules, style: TerminalStyle(width: 80, isColored: false)).text(outcome)
        #expect(
            text == """
                messages   1,514 in 0.50 s (3,028/s, 1 job)
                verdicts   allow 1,501 (99.1 %)  rewrite 12 (0.8 %)  deny 1 (0.1 %)
                skipped    2 events
                not read   1 line is not a message
                micros     p50 0.8  p90 1.4  p99 1.5  max 1.5
                rules      12  profanity
                            1  coins
                            1  watch (test)

                """)
    }

    @Test("nothing at all is a summary too")
    func empty() {
        let outcome = ReplayRun.Outcome(tally: Tally(ruleCount: 3), seconds: 0, jobs: 2, failure: nil)
        let text = SummaryReport(sampleRules, style: TerminalStyle(width: 80, isColored: false)).text(outcome)
        #expect(
            text == """
                messages   0 in 0.00 s (0/s, 2 jobs)
                verdicts   allow 0 (0.0 %)  rewrite 0 (0.0 %)  deny 0 (0.0 %)
                rules      none hit

                """)
    }

    @Test(
        "numbers are grouped by three",
        arguments: [
            (0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"),
        ])
    func grouping(number: Int, text: String) {
        #expect(number.grouped == text)
    }
}
