import Foundation
import Glibc
import LambdaRuntime
import LoopbackServer
import Testing

/// Each body runs in a process of its own, because it changes what belongs to the whole process.
@Suite("What the process shows of an invocation", .timeLimit(.minutes(20)))
struct ProcessTests {
    @Test("The trace variable is set, changed, removed and set again, at any length")
    func traceVariable() async {
        await #expect(processExitsWith: .success) {
            func value() -> String? { getenv("_X_AMZN_TRACE_ID").map { String(cString: $0) } }
            let variable = TraceVariable()
            let long = String(repeating: "x", count: 5_000)
            for text in ["Root=1", nil, nil, "Root=2;Sampled=1", "a", long, "b", nil, long, ""] as [String?] {
                variable.set(text)
                try #require(value() == text)
            }
        }
    }

    @Test("A trace variable that the process was started with does not outlive the first invocation")
    func inheritedTraceVariable() async {
        await #expect(processExitsWith: .success) {
            setenv("_X_AMZN_TRACE_ID", "Root=old", 1)
            let variable = TraceVariable()
            variable.set(nil)
            try #require(getenv("_X_AMZN_TRACE_ID") == nil)
            // Its end removes the variable as well.
            withExtendedLifetime(variable) {}
        }
    }

    @Test("The trace variable takes no memory from one invocation to the next")
    func traceVariableMemory() async {
        await #expect(processExitsWith: .success) {
            func residentPages() throws -> Int {
                let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
                return try #require(Int(text.split(separator: " ")[1]))
            }
            let variable = TraceVariable()
            variable.set("Root=first")
            let before = try residentPages()
            // With setenv these would keep 14 MB.
            for number in 0..<100_000 {
                variable.set("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;\(number)")
                variable.set(nil)
            }
            let after = try residentPages()
            try #require((after - before) * 4_096 < 4_000_000)
        }
    }

    @Test("A trap leaves one JSON record with the request id")
    func trap() async throws {
        let result = await #expect(
            processExitsWith: .signal(SIGILL), observing: [\.standardErrorContent]
        ) {
            CrashReport.install(format: .json)
            CrashReport.setRequestID("8476a536-e9f4-11e8-9739-2dfe598c3fcd")
            let numbers = Array(repeating: 1, count: Int(getpid() > 0 ? 1 : 2))
            _ = numbers[numbers.count]
        }
        let record = try Self.crashRecord(result)
        #expect(record["level"] as? String == "FATAL")
        #expect(record["signal"] as? Int == Int(SIGILL))
        #expect(record["requestId"] as? String == "8476a536-e9f4-11e8-9739-2dfe598c3fcd")
        let timestamp = try #require(record["timestamp"] as? String)
        #expect(timestamp.wholeMatch(of: /20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\d\dZ/) != nil)
    }

    @Test("A stack that is used up leaves a record as well")
    func stackOverflow() async throws {
        let result = await #expect(
            processExitsWith: .signal(SIGSEGV), observing: [\.standardErrorContent]
        ) {
            CrashReport.install(format: .json)
            CrashReport.setRequestID("deep")
            func descend(_ depth: Int) -> Int { depth < 0 ? 0 : descend(depth + 1) + depth }
            // The alternate stack belongs to the thread that installs the handler.
            print(descend(Int(getpid())))
        }
        let record = try Self.crashRecord(result)
        #expect(record["signal"] as? Int == Int(SIGSEGV))
        #expect(record["requestId"] as? String == "deep")
    }

    @Test("abort leaves a text record; an odd or long request id cannot break it")
    func abortion() async throws {
        let result = await #expect(
            processExitsWith: .signal(SIGABRT), observing: [\.standardErrorContent]
        ) {
            CrashReport.install(format: .text)
            CrashReport.setRequestID("one\ntwo\"" + String(repeating: "x", count: 10_000))
            abort()
        }
        let text = try #require(result?.standardErrorContent.text)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("[FATAL]\t") })
        #expect(line.hasSuffix("The process dies of signal  6 in request one?two?" + String(repeating: "x", count: 56)))
    }

    @Test("Between invocations the record names no request")
    func noRequest() async throws {
        let result = await #expect(
            processExitsWith: .signal(SIGFPE), observing: [\.standardErrorContent]
        ) {
            CrashReport.install(format: .json)
            CrashReport.setRequestID("gone")
            CrashReport.setRequestID(nil)
            raise(SIGFPE)
        }
        let record = try Self.crashRecord(result)
        #expect(record["requestId"] == nil)
        #expect(record["signal"] as? Int == Int(SIGFPE))
    }

    private static func crashRecord(_ result: ExitTest.Result?) throws -> [String: Any] {
        let lines = try #require(result?.standardErrorContent).split(separator: UInt8(ascii: "\n"))
        let line = try #require(lines.first { $0.starts(with: "{\"timestamp\"".utf8) })
        return try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }
}
