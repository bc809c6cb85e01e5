import BuiltProducts
import Foundation
import IVSChat
import Synchronization
import Testing

@testable import LocalIVSChat

/// A handler that does what each message tells it.
@Suite struct HandlerFaultTests {
    private static let room = "arn:aws:ivschat:us-west-2:123456789012:room/EqRVOmsqUkdi"

    /// What a handler printed.
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])

        /// The first line that is so; waits for it.
        func first(where isMatch: (String) -> Bool) async -> String? {
            while !Task.isCancelled {
                if let line = all.withLock({ $0.first(where: isMatch) }) { return line }
                try? await Task.sleep(nanoseconds: 10_000_000)
            }
            return nil
        }
    }

    /// A review service over the misbehaving handler.
    private final class Reviews: Sendable {
        let service: ReviewService
        let feed = PageFeed()
        let lines = Lines()

        init(clock: ServerClock = .system, _ change: (inout ReviewConfiguration) -> Void = { _ in }) throws {
            // A program that a test writes cannot be run while a child of another test has not closed its copy of the
            // file yet ("Text file busy"); this one lies there for all of them.
            let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
                "misbehave.py")
            var configuration = ReviewConfiguration.patient(handler: script.path, rules: nil)
            configuration.concurrency = 1
            change(&configuration)
            let lines = lines
            configuration.log = { line in lines.all.withLock { $0.append(line) } }
            service = ReviewService(configuration, clock: clock, random: RandomSource(), feed: feed)
        }

        func review(_ content: String, fallback: String = "ALLOW") async -> ReviewDecision {
            let now = ServerClock.system.now()
            let sender = ChatToken(
                room: HandlerFaultTests.room, userID: "ana", capabilities: [], attributes: ["name": "Ana"],
                expiry: now, sessionExpiry: now)
            return await service.review(
                ReviewRequest(
                    message: ServerFrame.Message(
                        id: "abcdefghijkl", requestID: "r", content: content, attributes: [(name: "k", value: "v")],
                        sender: sender),
                    room: HandlerFaultTests.room, address: "127.0.0.1", maximumLength: 500, fallbackResult: fallback))
        }

        /// Why the handler did not decide on the message reviewed last.
        var failure: String? { feed.snapshot.last { $0["type"] == "review" }?["failure"]?.stringValue }

        var handler: JSONObject { feed.snapshot.last { $0["type"] == "handler" } ?? [:] }
    }

    @Test("Valid answers decide")
    func validAnswers() async throws {
        let reviews = try Reviews()
        let attributes = [(name: "k", value: "v")]
        for (content, expected, added) in [
            ("hello", "hello", attributes), ("rewrite", "re👋🏽", attributes),
            ("just fits", String(repeating: "👋", count: 500), attributes),
            ("attributes", "attributes", [(name: "a", value: "b")]), ("twice", "twice", attributes),
            ("wrong id", "wrong id", attributes),
        ] {
            guard case .allow(let delivered, let found) = await reviews.review(content) else {
                Issue.record("\(content) was denied")
                continue
            }
            #expect(delivered == expected)
            #expect(found?.map(\.name) == added.map(\.name))
            #expect(reviews.failure == nil)
        }
        for (content, expected) in [
            ("deny", "because"), ("deny plainly", "The message was rejected during message review"),
        ] {
            guard case .deny(let reason) = await reviews.review(content) else {
                Issue.record("\(content) was delivered")
                continue
            }
            #expect(reason == expected)
        }
        await reviews.service.stop()
    }

    @Test("The event is the one that the service sends, and the environment is Lambda's")
    func event() async throws {
        let reviews = try Reviews()
        let event = try #require(await reviews.review("event").delivered)
        #expect(
            event == """
                {"Attributes": {"k": "v"}, "Content": "event", "MessageId": "abcdefghijkl", \
                "RoomArn": "\(Self.room)", \
                "Sender": {"Attributes": {"name": "Ana"}, "Ip": "127.0.0.1", "UserId": "ana"}}
                """)
        let names = try #require(await reviews.review("env").delivered)
        #expect(
            names.contains("AWS_LAMBDA_RUNTIME_API") && names.contains("_HANDLER") && names.contains("LAMBDA_TASK_ROOT")
        )
        #expect(!names.contains("SECRET") && !names.contains("HOME"))
        #expect(await reviews.review("memory").delivered == "256")
        await reviews.service.stop()
    }

    @Test("An event's deadline is the function's time limit away, to the millisecond")
    func deadline() async throws {
        var clock = ServerClock.system
        clock.now = { ChatTimestamp.Instant(seconds: 1_767_323_045, nanoseconds: 999_000_000) }
        let reviews = try Reviews(clock: clock) { $0.functionTimeLimit = 900_000_000_000 }
        #expect(await reviews.review("deadline").delivered == "1767323945999")
        await reviews.service.stop()
    }

    @Test("What breaks the contract falls back, and the handler stays")
    func invalidAnswers() async throws {
        let reviews = try Reviews()
        for (content, problem) in [
            ("too long", "501 characters"), ("empty", "empty"), ("no content", "empty"), ("a number", "not a string"),
            ("maybe", "neither"), ("small letters", "neither"), ("large attributes", "1025 bytes"),
            ("nested attributes", "not an object of strings"), ("a list", "not a JSON object"), ("rubbish", "not JSON"),
            ("nothing", "not JSON"), ("half", "not JSON"), ("error", "Oops: no"), ("forget", "NoResponse"),
            ("huge", "ResponseSizeTooLarge"),
        ] {
            guard case .allow(content, _) = await reviews.review(content) else {
                Issue.record("\(content): not the original")
                continue
            }
            #expect(reviews.failure?.contains(problem) == true, "\(content): \(reviews.failure ?? "no failure")")
            guard case .deny = await reviews.review(content, fallback: "DENY") else {
                Issue.record("\(content): delivered in spite of DENY")
                continue
            }
        }
        #expect(reviews.handler["ends"] == 0)
        #expect(reviews.handler["processes"]?.arrayValue?.count == 1)
        await reviews.service.stop()
    }

    @Test(
        "A handler that dies is replaced when the next message comes",
        arguments: [("crash", "signal 6"), ("exit", "exit code 0")])
    func death(content: String, cause: String) async throws {
        let reviews = try Reviews()
        for count in 1...2 {
            #expect(await reviews.review(content, fallback: "DENY").isDenied)
            #expect(reviews.failure?.contains(cause) == true)
            #expect(reviews.handler["ends"] == .number(String(count)))
            #expect(await reviews.review("hello").delivered == "hello")
            #expect(reviews.failure == nil)
            let review = reviews.feed.snapshot.last { $0["type"] == "review" }
            #expect(review?["coldStart"] == true)
        }
        #expect(reviews.lines.all.withLock { $0.contains("handler started") })
        await reviews.service.stop()
    }

    @Test("A handler that dies is seen to, whatever it has started, and that ends with it")
    func orphans() async throws {
        let reviews = try Reviews()
        #expect(await reviews.review("leave a child", fallback: "DENY").isDenied)
        #expect(reviews.failure?.contains("exit code 4") == true, "\(reviews.failure ?? "no failure")")
        #expect(await reviews.review("hello").delivered == "hello")
        let line = try #require(await reviews.lines.first { $0.hasPrefix("child ") })
        let child = try #require(pid_t(line.dropFirst(6)))
        while Self.runs(child) { try await Task.sleep(nanoseconds: 10_000_000) }
        await reviews.service.stop()
    }

    /// Whether a process is there and no zombie.
    private static func runs(_ process: pid_t) -> Bool {
        let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        return status.map { !$0.contains(") Z ") } ?? false
    }

    @Test("No handler is left, not even as a zombie, when the service has stopped")
    func stop() async throws {
        let reviews = try Reviews()
        let pid = try #require(await reviews.review("pid").delivered)
        #expect(FileManager.default.fileExists(atPath: "/proc/\(pid)"))
        await reviews.service.stop()
        #expect(!FileManager.default.fileExists(atPath: "/proc/\(pid)"))
    }

    @Test("Whatever a handler prints is read: much, long lines, and words without a line's end")
    func output() async throws {
        let reviews = try Reviews()
        #expect(await reviews.review("chatter").delivered == "chatter")
        #expect(await reviews.review("last words", fallback: "DENY").isDenied)
        _ = await reviews.lines.first { $0 == "no line's end" }
        let lines = reviews.lines.all.withLock { $0 }
        #expect(lines.count { $0 == String(repeating: "x", count: 99) } == 100_000)
        #expect(lines.filter { $0.hasPrefix("y") }.reduce(0) { $0 + $1.count } == 40_000)
        await reviews.service.stop()
    }

    @Test("A handler that never asks for an event is ended, and another one started")
    func initializationLimit() async throws {
        let reviews = try Reviews {
            $0.environment["MISBEHAVE"] = "without an end"
            $0.initializationLimit = 200_000_000
        }
        for count in 1...2 {
            #expect(await reviews.review("hello", fallback: "DENY").isDenied)
            #expect(reviews.failure?.contains("until it asks") == true, "\(reviews.failure ?? "no failure")")
            #expect(reviews.handler["ends"] == .number(String(count)))
        }
        await reviews.service.stop()
    }

    @Test("A message that a handler is late with falls back after the limit")
    func late() async throws {
        let reviews = try Reviews { $0.timeLimit = 200_000_000 }
        #expect(await reviews.review("sleep").delivered == "sleep")
        #expect(reviews.failure == "no answer within 200 ms")
        await reviews.service.stop()
    }

    @Test("A handler that exceeds the function's own limit is ended")
    func functionTimeLimit() async throws {
        let reviews = try Reviews { $0.functionTimeLimit = 500_000_000 }
        #expect(await reviews.review("sleep", fallback: "DENY").isDenied)
        #expect(reviews.failure?.contains("time limit") == true)
        #expect(reviews.handler["ends"] == 1)
        await reviews.service.stop()
    }

    @Test("A second process starts while the first is busy, and no third")
    func concurrency() async throws {
        let reviews = try Reviews { $0.concurrency = 2 }
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    #expect(await reviews.review("nap").delivered == "nap")
                }
            }
        }
        #expect(reviews.handler["processes"]?.arrayValue?.count == 2)
        #expect(reviews.feed.snapshot.filter { $0["type"] == "review" && $0["failure"] == nil }.count == 6)
        await reviews.service.stop()
    }

    @Test(
        "A handler that does not start falls back with the cause",
        arguments: [("at start", "Runtime.NoRules: none"), ("silently", "exit code 3")])
    func startFailure(how: String, cause: String) async throws {
        let reviews = try Reviews { $0.environment["MISBEHAVE"] = how }
        for _ in 0..<2 {
            #expect(await reviews.review("hello", fallback: "DENY").isDenied)
            #expect(reviews.failure?.contains(cause) == true, "\(reviews.failure ?? "no failure")")
        }
        await reviews.service.stop()
    }

    @Test(
        "A program that cannot be run falls back with its name and the cause",
        arguments: [("/nowhere/bootstrap", "No such file or directory"), (nil, "Text file busy")])
    func unusableProgram(path: String?, cause: String) async throws {
        // A program that is being built is still open for writing.
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("handler-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("#!/bin/sh\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        let writer = try FileHandle(forWritingTo: file)
        let program = path ?? file.path
        let reviews = try Reviews { $0.handler = program }
        #expect(await reviews.review("hello", fallback: "DENY").isDenied)
        #expect(
            reviews.failure?.contains("\(program) cannot be started: \(cause)") == true,
            "\(reviews.failure ?? "no failure")")
        await reviews.service.stop()
        try writer.close()
    }
}

extension ReviewDecision {
    /// The content that is delivered; nil if none is.
    fileprivate var delivered: String? {
        if case .allow(let content, _) = self { content } else { nil }
    }

    fileprivate var isDenied: Bool { delivered == nil }
}
