import Foundation
import Testing

@Suite("ivsreview replay")
struct ReplayCommandTests {
    private let tool: CommandLineTool

    init() throws {
        tool = try CommandLineTool()
        try tool.write("rules/a.yaml", sampleRules)
    }

    private func withoutTimes(_ text: String) -> String {
        text.replacing(/"micros":[0-9]+\.[0-9]{3}/, with: #""micros":0"#)
            .replacing(/in [0-9.]+ s \([0-9,]+\/s/, with: "in 0 s (0/s")
            .replacing(/micros     .*/, with: "micros     0")
    }

    @Test("JSON lines are alone on standard output, and lines that are no messages on standard error")
    func jsonLines() throws {
        try tool.write(
            "m.txt", Array("oh DARNit\r\nfree btc\n\n{\"a\":1}\nbad ".utf8) + [0xFF, 0x0A] + Array("end".utf8))
        let result = try tool.run("replay", "m.txt", "--output", "jsonl")
        #expect(
            withoutTimes(result.output) == """
                {"line":1,"verdict":"rewrite","rules":["profanity"],"micros":0,"response":{"Content":"oh ******","ReviewResult":"ALLOW"}}
                {"line":2,"verdict":"deny","rules":["coins"],"micros":0,"response":{"ReviewResult":"DENY","Attributes":{"Reason":"No coins"}}}
                {"line":6,"verdict":"allow","rules":[],"micros":0,"response":{"Content":"end","ReviewResult":"ALLOW"}}

                """)
        #expect(
            result.errors == """
                m.txt:4: not a message: the object has no Content that is a string, and is no chat-log record
                m.txt:5: not a message: invalid UTF-8 at byte 4

                """)
        #expect(result.code == 1)
    }

    @Test("standard input is read as -, and the table is the default")
    func standardInput() throws {
        let result = try tool.run("replay", "-", "--jobs", "1", input: "darn\nfine\n", environment: ["COLUMNS": "80"])
        #expect(
            withoutTimes(result.output) == """
                  line  verdict    rules                 message
                     1  rewrite    profanity             darn → ****
                     2  allow                            fine

                messages   2 in 0 s (0/s, 1 job)
                verdicts   allow 1 (50.0 %)  rewrite 1 (50.0 %)  deny 0 (0.0 %)
                micros     0
                rules      1  profanity
                           1 rule did not hit

                """)
        #expect(result.errors == "")
        #expect(result.code == 0)
    }

    @Test("the summary counts, and --quiet leaves errors and results")
    func summary() throws {
        try tool.write("log", "{\"type\":\"EVENT\",\"payload\":{}}\n{\"Content\":\"a\"}\n{\"cut\n{}\n")
        let noisy = try tool.run("replay", "log", "--output", "summary", "--jobs", "1")
        let error = "log:4: not a message: the object has no Content that is a string, and is no chat-log record\n"
        #expect(
            noisy.errors
                == "log:3: note: read as plain text, though it begins like JSON: unexpected end at byte 5\n" + error)
        #expect(noisy.code == 1)
        for arguments in [["--quiet", "replay", "log"], ["replay", "--quiet", "log"]] {
            let quiet = try tool.run(arguments[0], arguments[1], arguments[2], "--output", "summary", "--jobs", "1")
            #expect(withoutTimes(quiet.output) == withoutTimes(noisy.output))
            #expect(quiet.errors == error)
        }
        #expect(
            withoutTimes(noisy.output) == """
                messages   2 in 0 s (0/s, 1 job)
                verdicts   allow 2 (100.0 %)  rewrite 0 (0.0 %)  deny 0 (0.0 %)
                skipped    1 event
                not read   1 line is not a message
                micros     0
                rules      none hit

                """)
    }

    @Test("gzip input is unpacked, from a pipe as well; what is cut off is an error after the summary so far")
    func gzip() throws {
        try tool.write("m.txt", String(repeating: "oh darn\n", count: 3_000))
        let result = try tool.shell(
            """
            gzip m.txt; head -c 40 m.txt.gz > cut
            "$IVSREVIEW" replay m.txt.gz --output jsonl | wc -l
            cat m.txt.gz m.txt.gz | "$IVSREVIEW" replay - --output jsonl | wc -l
            "$IVSREVIEW" replay cut --output summary | grep -c '^messages'; echo "${PIPESTATUS[0]}"
            """)
        let error = "error: cut: the gzip data ends too early, after 40 bytes\n"
        #expect(result == .init(output: "3000\n6000\n1\n253\n", errors: error, code: 0))
    }

    @Test("the number of jobs changes nothing", arguments: ["2", "8"])
    func jobs(count: String) throws {
        try tool.write("m.txt", (1...4_000).map { "\($0) darn\n" }.joined())
        let one = try tool.run("replay", "m.txt", "--output", "jsonl", "--jobs", "1")
        let many = try tool.run("replay", "m.txt", "--output", "jsonl", "--jobs", count)
        #expect(one.output.utf8.count { $0 == UInt8(ascii: "\n") } == 4_000)
        #expect(withoutTimes(one.output) == withoutTimes(many.output))
    }

    @Test(
        "a compiled rule set and one rule file serve as well as the folder", arguments: ["rules/a.yaml", "x.compiled"])
    func ruleForms(path: String) throws {
        try tool.write("m.txt", "darn\nfree btc\n")
        #expect(try tool.run("rules", "compile", "-o", "x.compiled").code == 0)
        let expected = try tool.run("replay", "m.txt", "--output", "jsonl")
        let result = try tool.run("replay", "m.txt", "--output", "jsonl", "--rules", path)
        #expect(withoutTimes(result.output) == withoutTimes(expected.output))
        #expect(result.code == 0)
    }

    @Test(
        "rules that cannot be used are told of, with exit code 253",
        arguments: [
            ("nothing", "nothing: error: there is no such file or folder\n"),
            ("broken", "broken: compiled for format version 65535"),
        ])
    func badRules(path: String, message: String) throws {
        try tool.write("m.txt", "a\n")
        let version: [UInt8] = [0xFF, 0xFF, 0, 0]
        try tool.write("broken", Array("IVSRULES".utf8) + version + [UInt8](repeating: 0, count: 40))
        let result = try tool.run("replay", "m.txt", "--rules", path)
        #expect(result.output == "")
        #expect(result.errors.hasPrefix(message), "\(result.errors)")
        #expect(result.code == 253)
    }

    @Test(
        "a wrong command line gives exit code 2 and says what is wrong",
        arguments: [
            (["replay"], "Error: Missing expected argument '<file> ...'"),
            (["replay", "m.txt", "--output", "pdf"], "Error: The value 'pdf' is invalid for '--output <output>'."),
            (["replay", "m.txt", "--jobs", "0"], "Error: --jobs must be between 1 and 256."),
            (["replay", "m.txt", "--jobs", "many"], "Error: The value 'many' is invalid for '--jobs <n>'"),
            (["replay", "m.txt", "--nonsense"], "Error: Unknown option '--nonsense'"),
            (["replay", "missing.txt"], "error: missing.txt: No such file or directory\n"),
            (["replay", "m.txt", "rules"], "error: rules: Is a directory\n"),
            (["nonsense"], "Error: Unexpected argument 'nonsense'"),
        ])
    func usage(arguments: [String], message: String) throws {
        try tool.write("m.txt", "a\n")
        let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
        let result = try tool.shell("\"$IVSREVIEW\" \(quoted)")
        #expect(result.output == "")
        #expect(result.errors.hasPrefix(message), "\(result.errors)")
        #expect(result.code == 2)
    }

    @Test("a reader that goes away ends it quietly")
    func closedPipe() throws {
        try tool.write("m.txt", String(repeating: "a message\n", count: 100_000))
        let result = try tool.shell(
            #""$IVSREVIEW" replay m.txt --output jsonl | head -1 | cut -c 1-9; echo "${PIPESTATUS[0]}""#)
        #expect(result == .init(output: "{\"line\":1\n141\n", errors: "", code: 0))
        // The same if the parent ignores the signal, as some runners do.
        let ignoring = try tool.shell(
            #"trap '' PIPE; "$IVSREVIEW" replay m.txt --output jsonl | head -1 | cut -c 1-9"#)
        #expect(ignoring == .init(output: "{\"line\":1\n", errors: "", code: 0))
    }

    @Test("a full disk is an error")
    func fullDisk() throws {
        try tool.write("m.txt", "a\n")
        let result = try tool.shell(#""$IVSREVIEW" replay m.txt > /dev/full"#)
        #expect(result == .init(output: "", errors: "error: standard output: No space left on device\n", code: 253))
    }

    @Test("streams that the parent closed are errors, not some other file")
    func closedStreams() throws {
        try tool.write("m.txt", "a\n")
        let error = "Bad file descriptor\n"
        let input = try tool.shell(#""$IVSREVIEW" replay - --output jsonl <&-"#)
        #expect(input == .init(output: "", errors: "error: <stdin>: " + error, code: 253))
        let output = try tool.shell(#""$IVSREVIEW" replay m.txt >&-"#)
        #expect(output == .init(output: "", errors: "error: standard output: " + error, code: 253))
    }

    @Test("Ctrl-C gives the summary so far and ends by the signal")
    func interrupt() throws {
        let result = try tool.shell(
            """
            mkfifo pipe out
            exec 3<>pipe
            # A job without job control ignores Ctrl-C; the tool must still hear it when a terminal is in charge.
            "$IVSREVIEW" replay pipe --jobs 1 > out &
            exec 4<out
            printf 'darn\\nfine\\n' >&3
            read -r heading <&4; read -r first <&4; read -r second <&4
            kill -INT $!
            cat <&4 | grep -c '^messages   2 in'
            wait $!; echo "$?"
            """)
        #expect(result == .init(output: "1\n130\n", errors: "", code: 0))
    }
}
