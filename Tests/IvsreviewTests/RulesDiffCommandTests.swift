import Testing

@Suite("ivsreview rules diff")
struct RulesDiffCommandTests {
    private let tool: CommandLineTool

    init() throws {
        tool = try CommandLineTool()
        try tool.write("old/a.yaml", sampleRules)
        try tool.write("new.yaml", sampleRules.replacing("darn*", with: "darnit"))
        try tool.write("m.txt", "oh darn\noh darnit\nfree btc\n")
    }

    @Test("folders, files and compiled rule sets are compared", arguments: ["new.yaml", "new.compiled"])
    func text(new: String) throws {
        #expect(try tool.run("rules", "compile", "new.yaml", "-o", "new.compiled").code == 0)
        let result = try tool.run("rules", "diff", "old", new, "--messages", "m.txt", environment: ["COLUMNS": "80"])
        #expect(
            result
                == .init(
                    output: """
                        messages   3, of which 1 change
                        ways       0 harder, 1 softer, 0 rewritten otherwise
                        verdicts   1  rewrite → allow
                        edited     profanity

                        profanity  −1
                          1  rewrite → allow
                            oh **** → oh darn

                        """, errors: "", code: 0))
    }

    @Test("--fail-on-change makes a change a failed check, and only that")
    func failOnChange() throws {
        let arguments = ["rules", "diff", "--messages", "m.txt", "--fail-on-change", "--output", "markdown"]
        #expect(try tool.shell("\"$IVSREVIEW\" \(arguments.joined(separator: " ")) old new.yaml").code == 1)
        #expect(try tool.shell("\"$IVSREVIEW\" \(arguments.joined(separator: " ")) old old").code == 0)
    }

    @Test("wrong use is told of, with its exit code")
    func usage() throws {
        #expect(try tool.run("rules", "diff", "old", "new.yaml").code == 2)
        #expect(try tool.run("rules", "diff", "old", "new.yaml", "--messages", "none").code == 2)
        #expect(try tool.run("rules", "diff", "old", "none", "--messages", "m.txt").code == 253)
        try tool.write("bad", "{}\n")
        let unread = try tool.run("rules", "diff", "old", "old", "--messages", "bad")
        #expect(unread.code == 1)
        #expect(unread.output.contains("\nnot read   1 line\n"))
    }
}
