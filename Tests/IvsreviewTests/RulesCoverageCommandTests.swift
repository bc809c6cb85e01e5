import Testing

@Suite("ivsreview rules coverage")
struct RulesCoverageCommandTests {
    private let tool: CommandLineTool

    init() throws {
        tool = try CommandLineTool()
        try tool.write("rules/a.yaml", sampleRules)
    }

    @Test("tests and messages are counted, and what neither hits is named")
    func text() throws {
        try tool.write("m.txt", "darn\nfine\n")
        let result = try tool.run("rules", "coverage", "--messages", "m.txt", environment: ["COLUMNS": "80"])
        #expect(result.code == 0)
        #expect(
            result.output.hasPrefix(
                """
                messages      2, 0 of them labelled
                tests         2
                rules         1 of 2 hit
                keywords      1 of 1 hit
                regexes       0 of 1 hit

                rule                   tests  messages  never hit
                profanity                  1         1  
                coins                      0         0  the rule

                keywords spelt by technique   tried  recall
                as written                        1 100.0 %

                """), "\(result.output)")
    }

    @Test("labels that are wrong are a failed check, rules that are wrong a configuration error")
    func failures() throws {
        try tool.write("m.txt", #"{"Content":"a","label":"bad"}"#)
        let labels = try tool.run("rules", "coverage", "--messages", "m.txt", "--output", "json")
        #expect(labels.code == 1)
        #expect(labels.output.contains(#""labels_not_understood":1"#))
        #expect(try tool.run("rules", "coverage", "none").code == 253)
        #expect(try tool.run("rules", "coverage", "--messages", "none").code == 2)
    }
}
