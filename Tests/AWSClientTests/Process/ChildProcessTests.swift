import Testing

@testable import AWSClient

@Suite("External programs", .timeLimit(.minutes(20)))
struct ChildProcessTests {
    static let commands: [(String, [String]?)] = [
        ("a b  c", ["a", "b", "c"]), ("  a\t", ["a"]), ("", []), ("a 'b c' d", ["a", "b c", "d"]),
        (#"a "b c" d"#, ["a", "b c", "d"]), (#"a b\ c"#, ["a", "b c"]), (#"a "b\"c""#, ["a", "b\"c"]),
        (#"a 'b\c'"#, ["a", #"b\c"#]), (#"a "b\c""#, ["a", #"b\c"#]), ("a ''", ["a", ""]), ("a'b'\"c\"", ["abc"]),
        ("a $HOME ~ * | b", ["a", "$HOME", "~", "*", "|", "b"]), ("a 'é 😀'", ["a", "é 😀"]),
        ("a 'b", nil), (#"a "b"#, nil), (#"a \"#, nil),
    ]

    @Test("A command line is cut as a shell quotes it, and nothing is expanded", arguments: commands.indices)
    func words(index: Int) {
        #expect(ChildProcess.words(of: Self.commands[index].0) == Self.commands[index].1)
    }

    private func run(
        _ script: String, timeout: Duration = .seconds(30), limit: Int = 1_000, environment: [String: String] = [:]
    ) -> ChildProcess.Outcome {
        let path = ["PATH": "/usr/bin:/bin"]
        return ChildProcess(
            words: ["sh", "-c", script], environment: path.merging(environment) { $1 }, timeout: timeout,
            outputLimit: limit
        ).run()
    }

    @Test("Output, error output, exit code, and nothing but the given environment")
    func outcome() {
        let outcome = run("echo $A-$HOME; echo b >&2; cat; exit 3", environment: ["A": "é"])
        #expect(outcome == .exited(code: 3, output: Array("é-\n".utf8), errorOutput: Array("b\n".utf8)))
        #expect(run("kill -9 $$") == .signalled(9))
    }

    @Test("A program that hangs is ended, with what it started, its outputs open or closed")
    func hanging() {
        #expect(run("sleep 60 & sleep 60", timeout: .milliseconds(50)) == .timedOut)
        #expect(run("exec >&- 2>&-; sleep 60", timeout: .milliseconds(50)) == .timedOut)
    }

    @Test("Output above the limit ends it, error output is cut")
    func limits() {
        #expect(run("head -c 1000000 /dev/zero; sleep 60") == .tooMuchOutput)
        #expect(run("head -c 1001 /dev/zero") == .tooMuchOutput)
        #expect(
            run("head -c 1000 /dev/zero")
                == .exited(code: 0, output: Array(repeating: 0, count: 1_000), errorOutput: []))
        #expect(
            run("head -c 1000000 /dev/zero >&2; echo a")
                == .exited(code: 0, output: Array("a\n".utf8), errorOutput: Array(repeating: 0, count: 1_000)))
    }

    @Test("A program that is not there says so")
    func missing() {
        func start(_ program: String) -> ChildProcess.Outcome {
            ChildProcess(words: [program], environment: ["PATH": "/bin"], timeout: .seconds(9), outputLimit: 9).run()
        }
        #expect(start("no-such-program") == .notStarted(reason: "there is no such program on the PATH"))
        #expect(start("/no/such/program") == .notStarted(reason: "No such file or directory"))
        #expect(start("/etc/passwd") == .notStarted(reason: "Permission denied"))
    }
}
