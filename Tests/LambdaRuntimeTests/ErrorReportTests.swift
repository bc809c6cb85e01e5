import Foundation
import LambdaRuntime
import LoopbackServer
import Testing

@Suite("Errors as the caller sees them", .timeLimit(.minutes(20)))
struct ErrorReportTests {
    static let texts =
        (0..<0x20).map { "a\(Character(Unicode.Scalar(UInt8($0))))b" } + [
            "\"quoted\"", "back\\slash", "line1\nline2\r\n", "😀 👩‍👩‍👧", "\u{2028}\u{2029}", "\u{7F}", "é", "", "</script>",
            String(decoding: [0x61, 0xFF, 0xC3, 0x28, 0xE2, 0x82], as: UTF8.self),
        ]

    @Test("Every text makes a JSON body with three keys", arguments: texts)
    func body(text: String) throws {
        let api = try ScriptedRuntimeAPI(next: [.event("{}")])
        _ = try LoopRun(api.address, .failing(InvocationError(type: ErrorType("Function.Failed"), message: text)))
        let post = try #require(api.posts.first)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(post.body)) as? [String: Any])
        #expect(Set(object.keys) == ["errorMessage", "errorType", "stackTrace"])
        #expect(object["errorMessage"] as? String == text)
        #expect(object["errorType"] as? String == "Function.Failed")
        #expect((object["stackTrace"] as? [String])?.isEmpty == true)
        #expect(post.header("Lambda-Runtime-Function-Error-Type") == "Function.Failed")
        #expect(post.header("Content-Type") == "application/json")
        #expect(!post.body.contains { $0 < 0x20 })
    }

    private struct Broken: Error {}
    private enum E2: Error { case first }

    @Test("Any error has a type that the service accepts")
    func thrownTypes() throws {
        let errors: [(any Error, String)] = [
            (Broken(), "Function.Broken"), (E2.first, "Function.Unknown"),
            (InvocationError(type: ErrorType("Runtime.BadRules"), message: ""), "Runtime.BadRules"),
        ]
        for (error, type) in errors {
            let api = try ScriptedRuntimeAPI(next: [.event("{}")])
            _ = try LoopRun(api.address, .failing(error))
            #expect(api.posts.first?.header("Lambda-Runtime-Function-Error-Type") == type)
        }
    }

    @Test(
        "A name that does not fit the service's pattern becomes Unknown",
        arguments: [
            ("Function.Failed", "Function.Failed"), ("Runtime.ExitError", "Runtime.ExitError"),
            ("Function.failed", "Function.Unknown"), ("Function.F", "Function.Unknown"),
            ("Function.", "Function.Unknown"), ("Function.No2", "Function.Unknown"),
            ("Function.A B", "Function.Unknown"), ("Function.Aé", "Function.Unknown"),
            ("Function.A\r\nX: 1", "Function.Unknown"), ("Function.A@b", "Function.Unknown"),
            ("Function.A[b", "Function.Unknown"), ("Unhandled", "Runtime.Unknown"), ("", "Runtime.Unknown"),
            ("Runtime.", "Runtime.Unknown"),
        ])
    func pattern(name: String, expected: String) {
        #expect(ErrorType(name).description == expected)
    }

    @Test("The log has the type of a handler's error, never its text")
    func noTextInLog() throws {
        let api = try ScriptedRuntimeAPI(next: [.event("the viewer's words")])
        let run = try LoopRun(
            api.address,
            ClosureHandler { event, _, _, _ in
                throw InvocationError(type: ErrorType("Function.Failed"), message: event.text)
            }, level: .trace)
        #expect(!run.log.lines.isEmpty)
        #expect(!run.log.lines.contains { $0.contains("viewer") })
        #expect(run.log.lines(.error).first?.contains("Function.Failed") == true)
    }

    @Test("The loop leaves one record of an event, at level TRACE and without its content; DEBUG is the handler's")
    func oneTraceRecord() throws {
        for (level, count) in [(LogLevel.trace, 1), (.debug, 0), (.info, 0)] {
            let api = try ScriptedRuntimeAPI(next: [.event("the viewer's words")])
            let run = try LoopRun(api.address, level: level)
            let lines = run.log.lines.filter { $0.contains("request-1") }
            #expect(lines.count == count)
            #expect(!lines.contains { $0.contains("viewer") })
        }
    }
}
