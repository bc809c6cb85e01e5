import ReviewRules
import RuleFiles
import Testing

@Suite struct RuleTestRunnerTests {
    private static let header = """
        version: 1
        settings: {threshold: 5, reason: Blocked, mode: shadow, rooms: {"*": {mode: shadow, max_length: 40}}}
        rules:
          - {id: staff, priority: 9, when: {sender.attributes.role: [mod], sender.user_id: ["a*"]}, action: allow}
          - {id: room, priority: 8, when: {room: ["*/lobby"]}, action: deny}
          - {id: kind, priority: 7, when: {attributes.kind: [raw]}, action: allow}
          - id: nick
            fields: [attributes.nick]
            match: {keywords: [nick]}
            action: mask
          - id: points
            match: {keywords: [point]}
            action: score
            score: 5
          - id: off
            status: disabled
            match: {keywords: [off]}
            action: deny
            tests:
              - {text: "off", expect: deny, hit: true}
          - id: trial
            status: test
            match: {keywords: [trial]}
            action: deny
            tests:
              - {text: "trial", expect: allow, hit: true, content: trial}
          - id: darn
            match: {keywords: [darn*]}
            action: mask
            tests:

        """

    /// The tests of the rule `darn`, one a line.
    private func run(_ tests: String...) throws -> (report: RuleTestReport, folder: RuleFolderFixture) {
        let folder = try RuleFolderFixture([
            "a.yaml": Self.header + tests.map { "      - {\($0)}\n" }.joined()
        ])
        return (try RuleTestRunner(try folder.load()).run(), folder)
    }

    @Test(
        "tests that hold pass, in shadow mode as well",
        arguments: [
            "text: ok, expect: allow, hit: false, content: ok",
            "text: oh darnit, expect: rewrite, hit: true, content: 'oh ******'",
            "text: oh darnit, expect: rewrite",
            "text: darn, hit: true",
            "text: darn, content: '****'",
            "text: point, expect: deny, hit: false",
            "text: '', expect: allow, content: ''",
            "text: 1488, content: 1488",
            "text: no, content: no",
            "base64: ZGEKcm4=, expect: allow, hit: false, content: \"da\\nrn\"",
            "base64: ZGFybg==, content: '****'",
            "text: \"\\0darn\", content: \"\\0****\"",
            "text: darn, expect: allow, hit: false, sender: {user_id: ann, attributes: {role: mod}}",
            "text: darn, expect: rewrite, sender: {user_id: bob, attributes: {role: mod}}",
            "text: darn, expect: rewrite, sender: {user_id: ann}",
            "text: darn, expect: rewrite, sender: {attributes: {role: mod}}",
            "text: darn, expect: deny, hit: false, room: 'arn:aws:ivschat:us-west-2:1:room/lobby'",
            "text: darn, expect: rewrite, room: 'arn:aws:ivschat:us-west-2:1:room/x'",
            "text: darn, expect: allow, hit: false, attributes: {kind: raw}",
            "text: x, expect: rewrite, content: x, attributes: {kind: x, nick: my nick}",
        ])
    func passes(_ test: String) throws {
        let (report, _) = try run(test)
        #expect(report.failures.map(\.description) == [])
        // The rule on trial has a test of its own.
        #expect(report.count(.passed) == 2)
        #expect(report.count(.todo) == 0)
    }

    @Test(
        "tests that do not hold say what came in place of what was expected",
        arguments: [
            ("text: ok, expect: deny", "expected deny, got allow (no rule hit)"),
            ("text: darn, expect: allow", "expected allow, got rewrite (hit by darn)"),
            (
                "text: darn point, expect: allow, content: x",
                "expected allow, got deny (hit by points, darn); expected 'x', got a denial"
            ),
            ("text: ok, hit: true", "the rule did not hit"),
            ("text: darn, hit: false", "the rule hit"),
            ("text: darn, content: darn", "expected 'darn', got '****'"),
            ("text: ok, content: no", "expected 'no', got 'ok'"),
            (
                "text: ok, expect: rewrite, hit: true, content: '**'",
                "expected rewrite, got allow (no rule hit); the rule did not hit; expected '**', got 'ok'"
            ),
            ("text: \"a\\u200B\\n\", content: a", "expected 'a', got 'a\\u{200B}\\n'"),
            // A byte-order mark is a character of the message.
            ("base64: 77u/YQ==, content: a", "expected 'a', got '\\u{FEFF}a'"),
        ])
    func fails(test: String, message: String) throws {
        let (report, folder) = try run(test)
        let failures = report.failures.map { $0.description.replacing(folder.path + "/", with: "") }
        #expect(failures == ["a.yaml:31: rule darn: \(message)"])
        #expect(report.count(.passed) == 1)
        #expect(report.count(.todo) == 0)
    }

    @Test("a test that is known not to hold counts apart, and one that holds nevertheless passes")
    func todo() throws {
        let (report, _) = try run(
            "text: d4rn, hit: true, todo: true", "text: darn, hit: true, todo: true", "text: ok, hit: true, todo: no")
        #expect(report.count(.todo) == 1)
        #expect(report.count(.passed) == 1 && report.count(.todoPassed) == 1)
        #expect(report.failures.map(\.test.isTodo) == [false])
    }

    @Test("the tests of a disabled rule are skipped, since it never hits, and the rules themselves stay as they are")
    func disabled() throws {
        let (report, folder) = try run("text: off, expect: allow")
        #expect(report.count(.skipped) == 1)
        #expect(report.count(.passed) == 2)
        #expect(try folder.load().ruleSet.settings.mode == .shadow)
    }

    @Test("a test knows its rule, its place and its message")
    func reading() throws {
        let folder = try RuleFolderFixture([
            "a.yaml": rule(
                """
                tests:
                  - {text: x, hit: true}
                  - base64: eA==
                    room: r
                    attributes: {b: c, 1: 2}
                    sender: {user_id: u, attributes: {d: e}}
                    expect: rewrite
                    content: y
                    hit: false
                    todo: true
                """)
        ])
        let tests = try folder.load().tests
        #expect(tests.map(\.ruleID) == ["a", "a"])
        #expect(tests.map(\.place) == ["\(folder.path)/a.yaml:7", "\(folder.path)/a.yaml:8"])
        #expect(tests.map(\.outcome) == [nil, .rewrite])
        #expect(tests.map(\.content) == [nil, "y"])
        #expect(tests.map(\.hit) == [true, false])
        #expect(tests.map(\.isTodo) == [false, true])

        let message = try #require(tests.last).message
        #expect(message.string(message.content) == "x")
        #expect(message.string(message.room) == "r")
        #expect(message.string(message.senderID) == "u")
        #expect(message.attributes.map { "\(message.string($0.name))=\(message.string($0.value))" } == ["b=c", "1=2"])
        #expect(message.senderAttributes.map { "\(message.string($0.name))=\(message.string($0.value))" } == ["d=e"])
    }
}
