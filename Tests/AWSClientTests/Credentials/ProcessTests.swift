import Testing

@testable import AWSClient

@Suite("credential_process", .timeLimit(.minutes(20)))
struct ProcessTests {
    private func result(
        _ script: String, arguments: String = "", timeout: Duration = .seconds(30)
    ) async throws -> String {
        let bench = try Bench()
        // By `sh`: the kernel refuses to execute a file that another test's child, just forked, still has open to write.
        let path = try bench.write("print credentials", script)
        try bench.write(".aws/config", "[default]\ncredential_process = sh \"\(path)\" \(arguments)\n")
        var configuration = bench.bare(["NAME": "value"])
        configuration.processTimeout = timeout
        return await loaded(configuration).replacing(bench.home, with: "~")
    }

    @Test("What it prints is used; arguments keep their spaces, the environment is the one handed in")
    func good() async throws {
        let json = #"{"Version":1,"AccessKeyId":"AKID","SecretAccessKey":"'"$1-$2-$NAME"'","SessionToken":"T"}"#
        #expect(
            try await result("echo '\(json)'", arguments: "--arg 'x  y'")
                == "AKID --arg-x  y-value T credential_process")
    }

    static let failures: [(String, String)] = [
        ("echo 'not logged in' >&2; exit 7", "sh ended with 7 and said: not logged in"),
        ("printf '\\033[31mred\\n' >&2; exit 1", "sh ended with 1 and said: [31mred"),
        ("exit 1", "sh ended with 1"),
        ("kill -15 $$", "sh was ended by signal 15"),
        ("head -c 1048576 /dev/zero", "sh printed more than 64 KB"),
        ("echo", "its output is not the JSON that it should print: unexpected end at byte 1"),
        ("echo '{\"Version\":1'", "its output is not the JSON that it should print: unexpected end at byte 13"),
        ("echo '[]'", "its output is not the JSON that it should print: unexpected kind of value at byte 0"),
        ("echo '{}'", "its output has no \"Version\": 1"),
        ("echo '{\"Version\":2}'", "its output has no \"Version\": 1"),
        ("echo '{\"Version\":1}'", "its output has no AccessKeyId"),
        ("echo '{\"Version\":1,\"AccessKeyId\":\"A\"}'", "its output has no SecretAccessKey"),
        (
            "echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"S\",\"Expiration\":\"x\"}'",
            "the Expiration in its output is no ISO 8601 time"
        ),
    ]

    @Test("Its failures, each in a sentence", arguments: failures)
    func failed(script: String, problem: String) async throws {
        let text = try await result(script)
        #expect(
            text == """
                The credentials of profile "default" failed: credential_process: \(problem); \
                tried before: environment (AWS_ACCESS_KEY_ID is not set)
                """)
    }

    @Test("One that hangs is ended")
    func hanging() async throws {
        let text = try await result("sleep 60", timeout: .milliseconds(100))
        #expect(text.contains("credential_process: sh did not end within 0.1 seconds;"))
    }

    @Test("A command that cannot be read or started")
    func noCommand() async throws {
        let bench = try Bench()
        for (command, problem) in [
            ("'a", "cannot be read: a quote is not closed, or it is empty"),
            ("no-such-program x", "no-such-program could not be started: there is no such program on the PATH"),
        ] {
            try bench.write(".aws/config", "[default]\ncredential_process = \(command)\n")
            #expect(await loaded(bench.bare([:])).contains("failed: credential_process: \(problem);"))
        }
    }
}
