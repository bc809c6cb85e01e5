import AdminServices
import BuiltProducts
import Foundation
import IVSChat
import PythonTools
import Testing

@Suite("ivsreview handler and rooms", .timeLimit(.minutes(20)))
struct HandlerCommandTests {
    private static let function = LoopbackLambda.arn("review")

    private static func run(
        _ chat: LocalChat, _ lambda: LoopbackLambda, _ arguments: String...
    ) async throws -> BuiltProduct.Result {
        try await run(chat, lambda, arguments)
    }

    private static func run(
        _ chat: LocalChat, _ lambda: LoopbackLambda, _ arguments: [String], environment: [String: String] = [:]
    ) async throws -> BuiltProduct.Result {
        let endpoints = ["AWS_ENDPOINT_URL_IVSCHAT": chat.url, "AWS_ENDPOINT_URL_LAMBDA": lambda.url]
        return try await LocalChat.blocking {
            try ChatCommand.run(arguments, environment: endpoints.merging(environment) { $1 })
        }
    }

    private static func with(
        faults: [String] = [],
        _ body: @Sendable @escaping (LocalChat, LoopbackLambda) async throws -> Void
    ) async throws {
        try await LocalChat.with(faults: faults) { chat in
            let lambda = try LoopbackLambda()
            lambda.add("review")
            try await body(chat, lambda)
        }
    }

    @Test("From no permission to attached rooms and back, each step told, each repeated step nothing")
    func lifecycle() async throws {
        try await Self.with { chat, lambda in
            let arns = try await chat.rooms(2)
            let refused = try await Self.run(
                chat, lambda, "handler", "attach", "--function", Self.function, "--all-rooms", "--yes")
            #expect(refused.code == 1)
            #expect(refused.errors.contains("Repeat this with --grant"))
            #expect(refused.errors.contains("aws lambda add-permission"))
            #expect(try chat.requests("UpdateRoom").isEmpty)
            let attached = try await Self.run(
                chat, lambda, "handler", "attach", "--function", "review", "--room", arns[0], "--room", arns[1],
                "--grant", "--yes")
            #expect(attached.code == 0, "\(attached.errors)")
            #expect(attached.output.contains("2 changed\npermission: granted, statement ivschat-rooms-us-west-2-"))
            let again = try await Self.run(
                chat, lambda, "handler", "attach", "--function", "review", "--all-rooms", "--grant", "--yes")
            #expect(again.output == "2 unchanged\n")
            #expect(try chat.requests("UpdateRoom").count == 2)
            #expect(lambda.mutations.count == 1)
            let status = try await Self.run(chat, lambda, "handler", "status")
            #expect(status.code == 0, "\(status.errors)")
            #expect(status.output.contains("review (fallback DENY)  granted     Active"))
            let detached = try await Self.run(
                chat, lambda, "handler", "detach", "--from", Self.function, "--revoke", "--yes", "--output", "json")
            #expect(detached.code == 0, "\(detached.errors)")
            let report = try #require(try JSONValue(parsing: Array(detached.output.utf8)).objectValue)
            #expect(report["permission"] == .string("removed from \(Self.function)"))
            #expect(report["rooms"]?.arrayValue?.map { $0.objectValue?["result"] } == ["changed", "changed"])
            let after = try await Self.run(chat, lambda, "handler", "status")
            #expect(after.code == 1)
            #expect(after.errors.contains("2 rooms without a handler"))
        }
    }

    @Test("A dry run sends nothing that changes anything")
    func dryRun() async throws {
        try await Self.with { chat, lambda in
            let arns = try await chat.rooms(3, handler: MessageReviewHandler(uri: Self.function))
            let before = try chat.requests().count { $0.isMutating }
            for arguments in [
                ["handler", "attach", "--function", "review", "--all-rooms", "--grant", "--fallback", "DENY"],
                ["handler", "attach", "--function", "review", "--all-rooms"],
                ["handler", "detach", "--room", arns[0], "--revoke"], ["rooms", "delete", "--all-rooms"],
            ] {
                let run = try await Self.run(chat, lambda, arguments + ["--dry-run"])
                #expect(run.code == (arguments.contains("--grant") || !arguments.contains("attach") ? 0 : 1))
            }
            #expect(try chat.requests().count { $0.isMutating } == before)
            #expect(lambda.mutations.isEmpty)
        }
    }

    @Test("A room that fails makes it 1, and the others are done")
    func failure() async throws {
        try await Self.with(faults: ["operation=UpdateRoom,nth=1,error=AccessDeniedException"]) { chat, lambda in
            _ = try await chat.rooms(2)
            let run = try await Self.run(
                chat, lambda, "handler", "attach", "--function", "review", "--all-rooms", "--grant", "--yes")
            #expect(run.code == 1)
            #expect(run.output.contains("failed   AccessDeniedException"))
            #expect(run.output.contains("1 failed, 1 changed"))
        }
    }

    @Test("A permission that was just granted is waited for until it has spread")
    func spreadingPermission() async throws {
        let fault = "operation=UpdateRoom,for=5s,error=InvalidLambdaPermission"
        try await Self.with(faults: [fault]) { chat, lambda in
            _ = try await chat.rooms(2)
            let run = try await Self.run(
                chat, lambda, "handler", "attach", "--function", "review", "--all-rooms", "--grant", "--yes")
            #expect(run.code == 0, "\(run.errors)")
            #expect(run.output.contains("2 changed\npermission: granted"))
            let updates = try chat.requests("UpdateRoom")
            #expect(updates.count { $0.isApplied } == 2)
            #expect(updates.count > 2)
        }
    }

    @Test("Rooms whose messages are shorter than the rules' rewrites are warned of")
    func shortRooms() async throws {
        try await Self.with { chat, lambda in
            _ = try await chat.rooms(1)
            let made = try await Self.run(chat, lambda, "rooms", "create", "short", "--length", "100")
            #expect(made.code == 0)
            let attached = try await Self.run(
                chat, lambda, "handler", "attach", "--function", "review", "--all-rooms", "--grant", "--yes")
            #expect(attached.code == 0)
            let rules = BuiltProduct.root.appendingPathComponent("rules").path
            let run = try await Self.run(chat, lambda, "handler", "status", "--rules", rules, "--output", "json")
            #expect(run.code == 1)
            let status = try #require(try JSONValue(parsing: Array(run.output.utf8)).objectValue)
            let lengths = status["rooms"]?.arrayValue?.map { $0.objectValue?["maximumMessageLength"] }
            #expect(lengths?.sorted { "\($0 as Any)" < "\($1 as Any)" } == [100, 500])
            let warnings = status["warnings"]?.arrayValue?.compactMap(\.stringValue)
            #expect(warnings?.count == 1)
            #expect(warnings?.first?.contains("takes messages of 100, the rules rewrite up to 500") == true)
        }
    }

    @Test("Ctrl-C stops between two rooms, and says where")
    func interrupt() async throws {
        try await Self.with(faults: ["operation=UpdateRoom,delay=300ms"]) { chat, lambda in
            _ = try await chat.rooms(40)
            let result = try await LocalChat.blocking {
                let variables = ["AWS_ENDPOINT_URL_IVSCHAT": chat.url, "AWS_ENDPOINT_URL_LAMBDA": lambda.url]
                let run = try RunningProduct(
                    try BuiltProduct.executable("ivsreview"),
                    ["handler", "attach", "--function", "review", "--all-rooms", "--grant", "--yes"],
                    environment: LocalChat.credentials.merging(variables) { $1 })
                // The last line of the log may be half written.
                while run.isRunning, (try? chat.requests("UpdateRoom").count) ?? 0 < 3 {
                    Thread.sleep(forTimeInterval: 0.05)
                }
                run.interrupt()
                return try run.waitUntilExit()
            }
            #expect(result.wasKilled && result.code == SIGINT)
            #expect(result.output.contains("not-started"))
            #expect(result.errors.contains("the same command goes on from there"))
            let updates = try chat.requests("UpdateRoom").count
            #expect((1..<40).contains(updates))
            let rest = try await Self.run(
                chat, lambda, "handler", "attach", "--function", "review", "--all-rooms", "--grant", "--yes")
            #expect(rest.code == 0, "\(rest.errors)")
            #expect(rest.output.contains("\(updates) unchanged") && rest.output.contains("\(40 - updates) changed"))
        }
    }

    @Test(
        "A wrong command line is 2, and nothing is sent",
        arguments: [
            (["handler", "attach", "--function", "review"], "which rooms?"),
            (["handler", "attach", "--all-rooms"], "--function"),
            (["handler", "attach", "--function", "review", "--room", "AbCdEfGhIjKl"], "is no room's ARN"),
            (["handler", "attach", "--function", "review", "--all-rooms", "--fallback", "MAYBE"], "--fallback"),
            (
                [
                    "handler", "attach", "--function", "arn:aws:lambda:us-west-2:123456789012:function:review",
                    "--all-rooms", "--region", "eu-west-1",
                ], "the function is in us-west-2"
            ),
            (["handler", "detach"], "which rooms?"),
            (["handler", "deploy", "--function", "f", "--env", "x"], "KEY=VALUE"),
            (["handler", "deploy", "--function", "f", "--zip", "/nowhere"], "cannot be read"),
            (["handler", "deploy", "--function", "f", "--zip", "/etc/hostname"], "is no zip that can be read"),
            (["handler", "deploy", "--function", "f", "--invoke-sample", "/etc/hostname"], "is no review event"),
            (["rooms", "create", "a", "--tag", "x"], "KEY=VALUE"),
            (["handler", "deploy", "--function", "f", "--memory", "64"], "--memory"),
            (["rooms", "delete", "--yes"], "which rooms?"), (["rooms", "list", "--tag", "=x"], "--tag"),
            (["handler", "detach", "--from", "", "--yes"], "is no function's ARN"),
            (["handler", "detach", "--name", "", "--yes"], "must not be empty"),
            (["handler", "deploy", "--function", "review:live", "--memory", "512"], "--function must be a name"),
            (["handler", "deploy", "--function", "", "--memory", "512"], "--function must be a name"),
            (["handler", "deploy", "--function", "f", "--alias", "5"], "--alias must be a name"),
            (["handler", "deploy", "--function", "f", "--alias", ""], "--alias must be a name"),
            (["handler", "deploy", "--function", "f", "--alias", "a b"], "--alias must be a name"),
            (["rooms", "limits", "--all-rooms", "--length", "501", "--yes"], "--length"),
            (["rooms", "create", "a", "--rate", "0"], "--rate"), (["rooms", "create", ""], "must not be empty"),
            (
                ["handler", "watch", "--function", function, "--region", "eu-west-1"], "the function is in us-west-2"
            ),
            (["rooms", "create"], "name"), (["handler", "watch", "--function", "f", "--minutes", "0"], "--minutes"),
        ])
    func usage(arguments: [String], message: String) async throws {
        try await Self.with { chat, lambda in
            let run = try await Self.run(chat, lambda, arguments)
            #expect(run.code == 2, "\(run.errors)")
            #expect(run.errors.contains(message), "\(run.errors)")
            #expect(lambda.requests.isEmpty)
        }
    }

    @Test("What names no room changes nothing, and a change that is made already is none to make")
    func nothingToDo() async throws {
        try await Self.with { chat, lambda in
            _ = try await chat.rooms(1)
            for arguments in [
                ["handler", "attach", "--function", "review", "--grant"], ["handler", "detach"], ["rooms", "delete"],
                ["rooms", "limits", "--rate", "5"],
            ] {
                let run = try await Self.run(chat, lambda, arguments + ["--name", "room-0", "--name", "romm", "--yes"])
                #expect(run.code == 1)
                #expect(run.errors == "error: there is no room of the name romm\n")
            }
            #expect(lambda.mutations.isEmpty)
            #expect(try chat.requests().count { $0.isMutating } == 1)
            let old = LoopbackLambda.arn("old")
            let moved = try await Self.run(
                chat, lambda, "handler", "attach", "--function", "review", "--from", old, "--grant", "--yes")
            #expect(moved.code == 0 && moved.output.hasPrefix("no rooms\n"), "\(moved.errors)")
            let removed = try await Self.run(
                chat, lambda, "handler", "detach", "--from", Self.function, "--revoke", "--yes")
            #expect(removed.output == "no rooms\npermission: \(Self.function) had none of ours\n", "\(removed.errors)")
        }
    }

    @Test("What was detached is told though its permission could not be removed")
    func failedRevocation() async throws {
        try await Self.with { chat, lambda in
            _ = try await chat.rooms(1, handler: MessageReviewHandler(uri: Self.function))
            lambda.deny("DELETE", "policy")
            let run = try await Self.run(chat, lambda, "handler", "detach", "--all-rooms", "--revoke", "--yes")
            #expect(run.code == 254)
            #expect(run.output.contains("1 changed"))
            #expect(run.errors.contains("AccessDeniedException"))
        }
    }

    @Test("One room that fails does not stop the others", arguments: ["delete", "limits"])
    func oneRoomFails(command: String) async throws {
        let operation = command == "delete" ? "DeleteRoom" : "UpdateRoom"
        try await Self.with(faults: ["operation=\(operation),nth=2,error=AccessDeniedException"]) { chat, lambda in
            let arns = try await chat.rooms(3)
            let run = try await Self.run(
                chat, lambda,
                ["rooms", command, "--all-rooms", "--yes"] + (command == "limits" ? ["--length", "100"] : []))
            #expect(run.code == 1)
            #expect(run.errors.hasPrefix("\(arns[1]): An error occurred (AccessDeniedException)"), "\(run.errors)")
            #expect(run.output.contains(arns[0]) && run.output.contains(arns[2]) && !run.output.contains(arns[1]))
        }
    }

    @Test("At a terminal the plan comes first, then a question, a bar, and Ctrl-C between two rooms")
    func terminal() async throws {
        try await Self.with { chat, lambda in
            _ = try await chat.rooms(24)
            let granted = try await Self.run(
                chat, lambda, "handler", "attach", "--function", "review", "--all-rooms", "--grant", "--yes")
            let detached = try await Self.run(chat, lambda, "handler", "detach", "--all-rooms", "--yes")
            #expect(granted.code == 0 && detached.code == 0)
            let updates = try chat.requests("UpdateRoom").count
            let script = BuiltProduct.root.appendingPathComponent(
                "Tests/IvsreviewTests/Handler/attach_on_a_terminal.py")
            _ = try await LocalChat.blocking {
                try Python.run(script, [try BuiltProduct.executable("ivsreview").path, chat.url, lambda.url])
            }
            // 24 rooms and a new name, whatever came between.
            #expect(try chat.requests("UpdateRoom").count == updates + 25)
        }
    }

    @Test("The report in JSON says what each room had and has, and detaching sends an empty uri")
    func json() async throws {
        try await Self.with { chat, lambda in
            let other = LoopbackLambda.arn("other")
            _ = try await chat.rooms(1, handler: MessageReviewHandler(uri: other, fallbackResult: .deny), name: "taken")
            _ = try await chat.rooms(1, name: "free")
            func rooms(_ arguments: String...) async throws -> [JSONObject?] {
                let run = try await Self.run(chat, lambda, ["handler"] + arguments + ["--output", "json", "--yes"])
                let report = try JSONValue(parsing: Array(run.output.utf8)).objectValue
                return report?["rooms"]?.arrayValue?.map(\.objectValue) ?? []
            }
            let before: JSONValue = ["uri": .string(other), "fallbackResult": "DENY"]
            let after: JSONValue = ["uri": .string(Self.function), "fallbackResult": "ALLOW"]
            let attached = try await rooms(
                "attach", "--function", "review", "--all-rooms", "--grant", "--fallback", "ALLOW")
            #expect(attached.map { $0?["result"] } == ["changed", "conflict"])
            #expect(attached.map { $0?["before"] } == [.null, before])
            #expect(attached.map { $0?["after"] } == [after, nil])
            let replaced = try await rooms(
                "attach", "--function", "review", "--from", other, "--replace", "--fallback", "ALLOW")
            #expect(replaced.map { $0?["result"] } == ["changed"])
            #expect(replaced.map { $0?["after"] } == [after])
            let detached = try await rooms("detach", "--name", "taken-0")
            #expect(detached.map { $0?["before"] } == [after])
            #expect(detached.map { $0?["after"] } == [.null])
            let input = try #require(try chat.requests("UpdateRoom").last?.input)
            #expect(input["messageReviewHandler"] == ["uri": ""])
            let elsewhere = "arn:aws:ivschat:eu-west-1:123456789012:room/AbCdEfGhIjKl"
            let far = try await rooms("detach", "--room", elsewhere, "--region", "us-west-2")
            #expect(far.map { $0?["detail"] } == ["is in eu-west-1, not in us-west-2"])
        }
    }

    @Test("A room whose deletion was not answered is deleted")
    func lostDeletion() async throws {
        try await Self.with(faults: ["operation=DeleteRoom,nth=1,reset,after"]) { chat, lambda in
            _ = try await chat.rooms(2)
            let dry = try await Self.run(
                chat, lambda, "rooms", "delete", "--all-rooms", "--dry-run", "--output", "json")
            let planned = try JSONValue(parsing: Array(dry.output.utf8)).objectValue?["rooms"]?.arrayValue
            #expect(planned?.count == 2)
            let run = try await Self.run(
                chat, lambda, ["rooms", "delete", "--all-rooms", "--yes"], environment: ["AWS_MAX_ATTEMPTS": "3"])
            #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
            #expect(run.output.split(separator: "\n").count == 3)
        }
    }

    @Test("What was deployed is told though the sample could not be invoked")
    func failedInvocation() async throws {
        let event = BuiltProduct.root.appendingPathComponent("Samples/event.json").path
        try await Self.with { chat, lambda in
            lambda.deny("POST", "invocations")
            let run = try await Self.run(
                chat, lambda, "handler", "deploy", "--function", "review", "--memory", "256", "--invoke-sample", event)
            #expect(run.code == 254)
            #expect(run.output == "\(Self.function): memory 256 MB\n")
            #expect(run.errors.contains("AccessDeniedException"))
        }
    }

    @Test("Without the permission the plan is shown first, and the command that adds it is one that works")
    func permissionCommand() async throws {
        try await Self.with { chat, lambda in
            _ = try await chat.rooms(1)
            let run = try await Self.run(
                chat, lambda, "handler", "attach", "--function", "review", "--all-rooms", "--yes")
            #expect(run.code == 1 && run.errors.hasPrefix("The plan:\n"))
            let command = try #require(
                run.errors.split(separator: "\n").first { $0.contains("aws lambda add-permission") })
            let added = try await LocalChat.blocking {
                try BuiltProduct.run(
                    URL(fileURLWithPath: "/bin/bash"), ["-c", "aws() { python3 -m awscli \"$@\"; }\n\(command)"],
                    environment: LocalChat.credentials.merging([
                        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
                        "AWS_ENDPOINT_URL_LAMBDA": lambda.url,
                        "PYTHONPATH": try BuiltProduct.testTool("python").path,
                    ]) { $1 })
            }
            #expect(added.code == 0, "\(added.errors)")
            let again = try await Self.run(
                chat, lambda, "handler", "attach", "--function", "review", "--all-rooms", "--yes")
            #expect(again.code == 0, "\(again.errors)")
            #expect(lambda.mutations.count == 1)
        }
    }

    @Test("Nothing is changed where nobody can be asked")
    func confirmation() async throws {
        try await Self.with { chat, lambda in
            _ = try await chat.rooms(1)
            let run = try await Self.run(chat, lambda, "rooms", "delete", "--all-rooms")
            #expect(run.code == 2)
            #expect(run.errors.contains("say --yes, or look with --dry-run"))
            #expect(try chat.requests("DeleteRoom").isEmpty)
            let limits = try await Self.run(chat, lambda, "rooms", "limits", "--all-rooms", "--rate", "5")
            #expect(limits.code == 2 && limits.errors.hasSuffix("say --yes\n"), "limits has no --dry-run")
        }
    }

    @Test("Rooms are made, listed, renamed, limited and deleted")
    func rooms() async throws {
        try await Self.with { chat, lambda in
            let made = try await Self.run(
                chat, lambda, "rooms", "create", "lobby", "arena", "--length", "200", "--tag", "team=live", "--output",
                "json")
            #expect(made.code == 0, "\(made.errors)")
            let rooms = try #require(
                try JSONValue(parsing: Array(made.output.utf8)).objectValue?["rooms"]?.arrayValue)
            let arn = try #require(rooms.first?.objectValue?["arn"]?.stringValue)
            let renamed = try await Self.run(chat, lambda, "rooms", "rename", "--room", arn, "hall")
            #expect(renamed.output.contains("hall"))
            let listed = try await Self.run(chat, lambda, "rooms", "list", "--tag", "team=live", "--unreviewed")
            #expect(listed.output.split(separator: "\n").count == 3)
            let none = try await Self.run(chat, lambda, "rooms", "list", "--name", "lobby")
            #expect(none.output == "no rooms\n")
            let limits = try await Self.run(
                chat, lambda, "rooms", "limits", "--name", "hall", "--rate", "5", "--yes")
            #expect(limits.output.contains("hall  none     5     200"), "\(limits.output)")
            for command in ["create", "limits"] {
                let help = try await Self.run(chat, lambda, "rooms", command, "--help")
                #expect(help.output.contains("Messages per second of all clients together, 1 to 100."))
            }
            let deleted = try await Self.run(chat, lambda, "rooms", "delete", "--tag", "team", "--yes")
            #expect(deleted.code == 0, "\(deleted.errors)")
            #expect(try chat.requests("DeleteRoom").count == 2)
        }
    }

    @Test("A sample event is invoked, and an answer that IVS Chat would not take is 1")
    func sample() async throws {
        let event = BuiltProduct.root.appendingPathComponent("Samples/event.json").path
        try await Self.with { chat, lambda in
            let good = try await Self.run(
                chat, lambda, "handler", "deploy", "--function", "review", "--invoke-sample", event)
            #expect(good.code == 0, "\(good.errors)")
            #expect(
                good.output == "\(Self.function): no change\nsample: {\"ReviewResult\":\"ALLOW\",\"Content\":\"hi\"}\n")
            for (answer, error) in [
                (#"{"ReviewResult":"ALLOW"}"#, nil), ("{}", nil), ("[]", nil), ("{}", "Unhandled"), ("", nil),
                (#"{"ReviewResult":"ALLOW","Content":"a","Attributes":{"a":1}}"#, nil),
            ] {
                lambda.answerInvocations(answer, error: error)
                let bad = try await Self.run(
                    chat, lambda, "handler", "deploy", "--function", "review", "--invoke-sample", event)
                #expect(bad.code == 1)
                #expect(bad.errors.contains("the sample: "))
            }
        }
    }
}
