import Foundation
import ReviewRules
import RuleFiles
import Testing

@Suite struct RuleTestOutputTests {
    private static let yaml = """
        version: 1
        settings: {threshold: 5}
        rules:
          - id: darn-it
            views: [folded, joined]
            match: {keywords: [darn*]}
            action: mask
            tests:
              - {text: "oh darnit", expect: rewrite, content: "oh ******"}
              - {text: "oh darnit and d a r n and more than one line", expect: allow, hit: false}
              - {text: "面白い darn\\u200Bit\\n\\x01& <b>", expect: allow, content: "x\\"]]>"}
              - {text: "darn", expect: rewrite, todo: true}
              - {text: "darn", expect: deny, todo: true}
          - id: points
            match: {keywords: [pt]}
            score: 3
            action: score
            tests: [{text: "pt xx", expect: deny, hit: true}]
          - id: points-two
            match: {keywords: [xx]}
            score: 3
            action: score
            tests: [{text: "pt xx", expect: deny, hit: true}]
          - {id: off, status: disabled, match: {keywords: [xx]}, action: deny, tests: [{text: "pt xx", expect: deny}]}

        """

    private func report(isolated: Bool = false, ids: String = "*") throws -> RuleTestReport {
        let folder = try RuleFolderFixture(["a.yaml": Self.yaml])
        return try RuleTestRunner(try folder.load(), isolated: isolated).run(ids: Glob(ids))
    }

    @Test("text shows what was expected and what came, with what was found underlined, within the width")
    func text() throws {
        let text = RuleTestText(width: 56, isColored: false).render(try report(), summary: true)
            .replacing(#/\S*a\.yaml/#, with: "a.yaml")
        #expect(
            text == """
                a.yaml:10: rule darn-it: failed
                  text      'oh darnit and d a r n and more than one li
                                ^^^^^^     ^^^^^^^ darn-it (folded, joined)
                             ne'
                  expected  allow, no hit of darn-it
                  got       rewrite, hit by darn-it, content 'oh ******\u{20}
                            and ******* and more than one line'
                a.yaml:11: rule darn-it: failed
                  text      '面白い darn\\u{200B}it\\n\\u{01}& <b>'
                                    ^^^^^^^^^^^^^^ darn-it (folded)
                  expected  allow, content 'x"]]>'
                  got       rewrite, hit by darn-it, content '面白い ***
                            ****\\n\\u{01}& <b>'
                a.yaml:12: rule darn-it: the test passes, so that todo can go
                4 passed, 2 failed, 1 to do, 1 of disabled rules

                """)
    }

    @Test("alone, a rule has no help from others")
    func isolated() throws {
        let alone = try report(isolated: true, ids: "points*")
        #expect(alone.results.map(\.status) == [.failed, .failed])
        #expect(
            alone.results.map(\.differences) == [
                ["expected deny, got allow (hit by points)"], ["expected deny, got allow (hit by points-two)"],
            ])
        #expect(try report(ids: "points*").results.map(\.status) == [.passed, .passed])
        #expect(try report(ids: "points").results.count == 1)
    }

    @Test("every status is told")
    func statuses() throws {
        let report = try report()
        #expect(
            report.results.map(\.status) == [
                .passed, .failed, .failed, .todoPassed, .todo, .passed, .passed, .skipped,
            ])
        #expect(report.failures.count == 2)
    }

    @Test("JSON holds each test with its spans in bytes")
    func json() throws {
        let object = try #require(
            JSONSerialization.jsonObject(with: Data(RuleTestJSON.render(try report()).utf8)) as? [String: Any])
        #expect(object["failed"] as? Int == 2 && object["passed"] as? Int == 3 && object["todo_passed"] as? Int == 1)
        let tests = try #require(object["tests"] as? [[String: Any]])
        #expect(tests.count == 8)
        let got = try #require(tests[0]["got"] as? [String: Any])
        let hits = try #require(got["hits"] as? [[String: Any]])
        let spans = try #require(hits[0]["spans"] as? [[String: Any]])
        #expect(
            spans[0]["start"] as? Int == 3 && spans[0]["end"] as? Int == 9 && spans[0]["view"] as? String == "folded")
        #expect(tests[7]["got"] == nil && tests[7]["status"] as? String == "skipped")
    }

    @Test("JUnit XML is well-formed to Python's parser, and counts what it holds")
    func junit() throws {
        let xml = RuleTestJUnit.render(try report())
        let script = """
            import sys, xml.etree.ElementTree as tree
            root = tree.fromstring(sys.stdin.buffer.read())
            for suite in root:
                cases = list(suite)
                assert len(cases) == int(suite.get("tests")), suite.get("name")
                print(suite.get("name"), *[len(suite.findall("testcase/" + kind)) for kind in ("failure", "skipped")])
            print(root.get("tests"), root.get("failures"), root.get("skipped"))
            print(root.findall("*/testcase/failure")[1].get("message"))
            """
        #expect(
            try python(script, input: xml) == """
                darn-it 2 1
                points 0 0
                points-two 0 0
                off 0 1
                8 2 2
                expected allow, got rewrite (hit by darn-it); expected 'x"]]>', got '面白い *******\\n\\u{01}& <b>'

                """)
    }

    private func python(_ script: String, input: String) throws -> String {
        let process = Process()
        let (standardInput, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "PYTHONUTF8": "1"]
        process.standardInput = standardInput
        process.standardOutput = output
        try process.run()
        standardInput.fileHandleForWriting.write(Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
