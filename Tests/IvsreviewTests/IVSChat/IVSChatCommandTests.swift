import BuiltProducts
import Foundation
import LoopbackServer
import PythonTools
import Synchronization
import Testing

@Suite("ivsreview ivschat", .timeLimit(.minutes(20)))
struct IVSChatCommandTests {
    private let server: LoopbackServer

    init() throws {
        server = try LoopbackServer { ChatAnswers.answer($0) }
    }

    private func run(
        _ arguments: [String], server: LoopbackServer? = nil, environment: [String: String] = [:]
    ) throws -> BuiltProduct.Result {
        try ChatCommand.run(
            ["ivschat"] + arguments,
            environment: ["AWS_ENDPOINT_URL": "http://\((server ?? self.server).address)"].merging(environment) { $1 })
    }

    @Test(
        "A wrong command line or input is 2, and nothing is sent",
        arguments: [
            (["get-room"], "the following arguments are required: --identifier"),
            (["create-chat-token"], "--room-identifier, --user-id"),
            (["create-room", "--nope"], "--nope"), (["create-room", "--name"], "--name"), (["make-room"], "make-room"),
            (["create-room", "--maximum-message-length", "x"], "--maximum-message-length: must be a whole number"),
            (
                ["create-room", "--maximum-message-length", "501"],
                "maximumMessageLength: is 501, must be from 1 to 500"
            ),
            (["create-room", "--name", "a b", "--tags", "a=1,b,c"], "name: must be made of letters"),
            (["create-room", "--tags", "a=1,b,c"], "tags.a: is an array, must be a string"),
            (["create-room", "--tags", "{"], "--tags: not JSON: unexpected end at byte 1"),
            (["create-room", "--tags", ""], "--tags: = is expected at character 1"),
            (["create-room", "--tags", "file:///nowhere/x"], "/nowhere/x: No such file or directory"),
            (["create-room", "--tags", "file:///"], "Is a directory"),
            (["get-room", "--identifier", "AbCdEfGhIjKl"], "identifier: must be a room ARN"),
            (["create-room", "--cli-input-json", "[]"], "--cli-input-json: must be a JSON object"),
            (["create-room", "--cli-input-json", "{\"zz\": 1}"], "zz: is not known"),
            (["list-rooms", "--query", "rooms[0]"], "--query is not available"),
            (["list-rooms", "--max-items", "0"], "--max-items must be 1 or more"),
            (["list-rooms", "--max-items", "1", "--no-paginate"], "--no-paginate goes with none of"),
            (
                ["list-rooms", "--max-items", "1", "--max-results", "1"],
                "--next-token and --max-results go with none of"
            ),
            (["list-rooms", "--output", "xml"], "xml"),
            (["get-room", "--generate-cli-skeleton", "output"], "--identifier"),
        ])
    func usage(arguments: [String], message: String) throws {
        let run = try run(arguments)
        #expect(run.code == 2)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(server.requests.isEmpty)
    }

    @Test("An error of the service is 254, with all its members")
    func serviceError() throws {
        let server = try LoopbackServer { _ in
            .http(
                404, headers: [("x-amzn-ErrorType", "ResourceNotFoundException"), ("x-amzn-RequestId", "id-1")],
                text: #"{"message": "gone", "resourceId": "AbC", "resourceType": "ROOM"}"#)
        }
        let run = try run(["get-room", "--identifier", ChatAnswers.room], server: server)
        #expect(run.code == 254)
        #expect(
            run.errors == """
                error: An error occurred (ResourceNotFoundException) when calling the GetRoom operation: gone
                  resourceId: AbC
                  resourceType: ROOM
                  status 404, request id id-1

                """)
        #expect(run.output.isEmpty)
    }

    @Test("No answer, and half an answer, are 254", arguments: ["", "{\"rooms\": [", "<html>"])
    func noAnswer(body: String) throws {
        let server = try LoopbackServer { _ in body.isEmpty ? Answer([.close]) : .http(200, text: body) }
        let run = try run(["list-rooms"], server: server)
        #expect(run.code == 254)
        #expect(run.errors.hasPrefix("error: ListRooms: "), "\(run.errors)")
    }

    @Test("A missing region and missing credentials are 253")
    func configuration() throws {
        let region = try run(["list-rooms"], environment: ["AWS_ENDPOINT_URL": "", "AWS_DEFAULT_REGION": ""])
        #expect(region.code == 253, "\(region.errors)")
        #expect(region.errors.lowercased().contains("region"))
        let credentials = try run(["list-rooms"], environment: ["AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""])
        #expect(credentials.code == 253, "\(credentials.errors)")
        let output = try run(["list-rooms"], environment: ["AWS_DEFAULT_OUTPUT": "xml"])
        #expect(output.code == 253)
        #expect(server.requests.isEmpty)
        #expect(output.errors == "error: AWS_DEFAULT_OUTPUT: must be one of json, text, table, yaml\n")
    }

    @Test("A skeleton that would detach the handler is refused; a flag or a bare empty uri detaches")
    func skeletonGuard() throws {
        let skeleton = try run(["update-room", "--generate-cli-skeleton"]).output
        let edited = skeleton.replacing(#""identifier": """#, with: #""identifier": "\#(ChatAnswers.room)""#)
            .replacing(": 0", with: ": 5").replacing("[\n        \"\"\n    ]", with: "[]")
        let refused = try run(["update-room", "--cli-input-json", edited])
        #expect(refused.code == 2)
        #expect(refused.errors.contains("would detach the room's handler"))
        #expect(server.requests.isEmpty)
        let flag = try run(["update-room", "--cli-input-json", edited, "--message-review-handler", "uri="])
        #expect(flag.code == 0, "\(flag.errors)")
        let bare = #"{"identifier": "\#(ChatAnswers.room)", "messageReviewHandler": {"uri": ""}}"#
        #expect(try run(["update-room", "--cli-input-json", bare]).code == 0)
        #expect(server.requests.count == 2)
    }

    @Test("Values come from files, as text and as they are; flags win over JSON")
    func files() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("chat-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func file(_ name: String, _ text: String) throws -> String {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
            return "\(folder.path)/\(name)"
        }
        let json = try file("input.json", #"{"name": "json", "maximumMessageLength": 7}"#)
        let tags = try file("tags", "{\"a\":\r\n\"b\"}")
        let name = try file("name", "from-file")
        let run = try run(
            [
                "create-room", "--cli-input-json", "file://$FOLDER/input.json", "--tags", "file://\(tags)", "--name",
                "fileb://\(name)",
            ], environment: ["FOLDER": folder.path])
        #expect(run.code == 0, "\(run.errors) \(json)")
        #expect(server.requests.first?.text == #"{"name":"from-file","tags":{"a":"b"},"maximumMessageLength":7}"#)
    }

    @Test("A dry run prints the signed request and sends nothing")
    func dryRun() throws {
        let run = try run(["create-room", "--name", "lounge", "--dry-run"])
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("POST http://\(server.address)/CreateRoom\n"))
        #expect(run.output.contains("SignedHeaders=content-type;host;x-amz-date, Signature=<hidden>"), "\(run.output)")
        #expect(run.output.hasSuffix("\n\n{\n    \"name\": \"lounge\"\n}\n"))
        let tags = try self.run([
            "untag-resource", "--resource-arn", ChatAnswers.room, "--tag-keys", "a b", "--dry-run",
        ])
        #expect(
            tags.output.hasPrefix(
                "DELETE http://\(server.address)/tags/arn%3Aaws%3Aivschat%3Aus-west-2%3A123456789012%3Aroom%2FAbCdEfGhIjKl?tagKeys=a%20b\n"
            ))
        let page = try self.run(["list-rooms", "--page-size", "7", "--starting-token", "t", "--dry-run"])
        #expect(page.output.hasSuffix("{\n    \"nextToken\": \"t\",\n    \"maxResults\": 7\n}\n"), "\(page.output)")
        #expect(server.requests.isEmpty)
    }

    @Test("No secret is printed by a dry run, the debug log or an error")
    func secrets() throws {
        let refusing = try LoopbackServer { _ in
            .http(403, text: #"{"__type": "AccessDeniedException", "message": "no"}"#)
        }
        let arguments = [
            "create-chat-token", "--room-identifier", ChatAnswers.room, "--user-id", "secret-user", "--attributes",
            "secret-key=secret-value",
        ]
        let environment = ["AWS_SESSION_TOKEN": "secret-session", "AWS_SECRET_ACCESS_KEY": "secret-access"]
        let runs = [
            try run(arguments + ["--dry-run", "--debug"], environment: environment),
            try run(arguments + ["--debug"], server: refusing, environment: environment),
            try run(arguments + ["--room-identifier", "secret-user"], environment: environment),
            try run(Array(arguments.dropLast()) + ["secret-key=[secret-value", "--debug"], environment: environment),
            try run(Array(arguments.dropLast()) + [#"{"secret-key": "secret-value"#], environment: environment),
            try run(Array(arguments.dropLast()) + [#"{"secret-key": ["secret-value"]}"#], environment: environment),
        ]
        #expect(runs.map(\.code) == [0, 254, 2, 2, 2, 2])
        for run in runs {
            #expect(!run.output.contains("secret") && !run.errors.contains("secret"), "\(run.output)\(run.errors)")
        }
        let token = try self.run(arguments + ["--debug"], environment: environment)
        #expect(token.output.contains(#""token": "AQ#1""#))
        #expect(!token.errors.contains("secret") && !token.errors.contains("AQ#1"), "\(token.errors)")
    }

    @Test("Flags may stand before the operation's name, as with the AWS CLI")
    func flagsFirst() throws {
        let run = try run(["--region", "eu-west-1", "--debug", "list-rooms", "--dry-run", "--no-cli-pager"])
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.output.contains("/eu-west-1/ivschat/aws4_request"))
    }

    @Test("Without an endpoint URL requests go to the region's endpoint")
    func endpoint() throws {
        let run = try run(
            ["list-rooms", "--dry-run", "--region", "cn-north-1"], environment: ["AWS_ENDPOINT_URL": ""])
        #expect(run.output.hasPrefix("POST https://ivschat.cn-north-1.amazonaws.com.cn/ListRooms\n"), "\(run.errors)")
    }

    @Test("A logging configuration is waited for until it is active, and shown as it is then")
    func wait() throws {
        let reads = Mutex(0)
        let server = try LoopbackServer { request in
            guard request.target == "/GetLoggingConfiguration" else {
                return .http(200, text: #"{"arn": "\#(ChatAnswers.logging)", "state": "CREATING"}"#)
            }
            let isActive = reads.withLock { reads in
                reads += 1
                return reads > 1
            }
            return .http(
                200, text: #"{"arn": "\#(ChatAnswers.logging)", "state": "\#(isActive ? "ACTIVE" : "CREATING")"}"#)
        }
        let run = try run(
            ["create-logging-configuration", "--destination-configuration", "s3={bucketName=abc}", "--wait"],
            server: server)
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.output.contains(#""state": "ACTIVE""#))
    }

    @Test("Without a signature no credentials are looked for")
    func noSignRequest() throws {
        let run = try run(
            ["list-rooms", "--no-sign-request"], environment: ["AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""])
        #expect(run.code == 0, "\(run.errors)")
        #expect(server.requests.first?.header("Authorization") == nil)
    }

    @Test("Without validation the service is left to judge")
    func noValidate() throws {
        #expect(try run(["create-room", "--maximum-message-length", "501", "--no-validate"]).code == 0)
        #expect(server.requests.first?.text == #"{"maximumMessageLength":501}"#)
    }

    @Test(
        "YAML says the same as JSON to a YAML reader",
        arguments: [["get-room", "--identifier", ChatAnswers.room], ["list-rooms"]])
    func yaml(arguments: [String]) throws {
        let texts = [
            try run(arguments + ["--output", "yaml"]).output,
            try run(arguments, environment: ["AWS_DEFAULT_OUTPUT": "json"]).output,
        ]
        let documents = try Python.run(Scripts.readYAML, lines: texts).map {
            try JSONSerialization.jsonObject(with: $0) as? NSObject
        }
        #expect(documents.count == 2 && documents[0] != nil && documents[0] == documents[1])
    }

    @Test(
        "Help comes in all the ways that are known",
        arguments: [["help"], ["create-room", "help"], ["create-room", "--help"]])
    func help(arguments: [String]) throws {
        let run = try run(arguments)
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("OVERVIEW: "))
    }

    @Test("Shells are told all operations", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let run = try ChatCommand.run(["--generate-completion-script", shell])
        #expect(run.code == 0)
        #expect(run.output.contains("update-logging-configuration") && run.output.contains("message-review-handler"))
    }
}
