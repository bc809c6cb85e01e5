import Testing

@Suite("ivsreview")
struct IvsreviewTests {
    private let tool: CommandLineTool

    init() throws {
        tool = try CommandLineTool()
    }

    @Test("--version prints a version and --help an overview, with exit code 0")
    func help() throws {
        #expect(try tool.run("--version").output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
        for arguments in ["--help", "replay --help", "explain --help", "rules --help", "rules compile --help"] {
            let result = try tool.shell("\"$IVSREVIEW\" \(arguments)")
            #expect(result.output.hasPrefix("OVERVIEW: "))
            #expect(result.errors == "")
            #expect(result.code == 0)
        }
    }

    @Test(
        "colours are only for a terminal that wants them",
        arguments: [
            ("TERM=xterm", true), ("TERM=xterm NO_COLOR=1", false), ("TERM=xterm NO_COLOR=", true),
            ("TERM=dumb", false),
        ])
    func colors(environment: String, areExpected: Bool) throws {
        try tool.write("rules/a.yaml", sampleRules)
        try tool.write("m.txt", "darn\n")
        // script(1) gives the command a terminal.
        let onTerminal = try tool.shell("\(environment) script -qec \"$IVSREVIEW replay m.txt\" /dev/null")
        #expect(onTerminal.output.contains("****"), "\(onTerminal.output)")
        #expect(onTerminal.output.contains("\u{1B}[") == areExpected)
        let flagged = try tool.shell("\(environment) script -qec \"$IVSREVIEW replay m.txt --no-color\" /dev/null")
        #expect(!flagged.output.contains("\u{1B}["))
        let piped = try tool.shell("\(environment) \"$IVSREVIEW\" replay m.txt")
        #expect(!piped.output.contains("\u{1B}["))
    }
}
