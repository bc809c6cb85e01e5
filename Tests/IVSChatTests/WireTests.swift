import Foundation
import IVSChat
import LoopbackServer
import PythonTools
import Testing

@Suite("Requests on the wire", .timeLimit(.minutes(20)))
struct WireTests {
    struct Case {
        let name: String
        let operation: ChatOperation
        let input: JSONObject
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let file = folder.appendingPathComponent("wire-cases.json")

    static func cases() throws -> [Case] {
        let document = try JSONValue(parsing: Array(try Data(contentsOf: file)))
        return try #require(document.arrayValue).map { entry in
            let entry = try #require(entry.objectValue)
            let name = try #require(entry["operation"]?.stringValue)
            return Case(
                name: try #require(entry["name"]?.stringValue),
                operation: try #require(ChatOperation.all.first { $0.name == name }),
                input: try #require(entry["input"]?.objectValue))
        }
    }

    /// What of a request must be equal; its body as JSON, whatever the order of the members.
    struct Wire: Equatable {
        let method: String
        let target: String
        let contentType: String?
        let headerNames: Set<String>
        let hasBody: Bool
        let body: NSObject?

        init(_ request: RecordedRequest) throws {
            method = request.method
            target = request.target
            contentType = request.header("Content-Type")
            // boto3 writes a length of 0 for a request without a body; the meaning is the same (RFC 9110 §8.6).
            headerNames = Set(request.headers.map { $0.name.lowercased() }).subtracting(
                request.body.isEmpty ? ["content-length"] : [])
            hasBody = !request.body.isEmpty
            body = hasBody ? try JSONSerialization.jsonObject(with: Data(request.body)) as? NSObject : nil
        }
    }

    @Test("Every operation sends what boto3 sends, with full, minimal and awkward inputs")
    func botocore() async throws {
        let peer = try ScriptedChat()
        _ = try Python.run(Self.folder.appendingPathComponent("send_with_botocore.py"), [Self.file.path, peer.url])
        let chat = try ScriptedChat()
        let client = chat.client(validatesInput: false)
        let cases = try Self.cases()
        for item in cases {
            _ = try await client.call(item.operation, item.input)
        }
        try #require(peer.server.requests.count == cases.count && chat.server.requests.count == cases.count)
        for (item, (ours, theirs)) in zip(cases, zip(chat.server.requests, peer.server.requests)) {
            #expect(try Wire(ours) == Wire(theirs), "\(item.name)")
        }
        #expect(Set(cases.map(\.operation.name)) == Set(ChatOperation.all.map(\.name)))
    }

    @Test("The signature of every request is the one that botocore computes over the same bytes")
    func signatures() async throws {
        let chat = try ScriptedChat()
        let client = chat.client(validatesInput: false)
        for item in try Self.cases() { _ = try await client.call(item.operation, item.input) }
        let requests = chat.server.requests
        let lines: [[String: Any]] = try requests.map { request in
            [
                "method": request.method, "url": chat.url + request.target, "body": request.text,
                "date": try #require(request.header("X-Amz-Date")),
                "headers": request.header("Content-Type").map { ["Content-Type": $0] } ?? [:],
            ]
        }
        let theirs = try Python.run(Self.folder.appendingPathComponent("sign_with_botocore.py"), lines: lines)
        try #require(theirs.count == requests.count)
        for (request, line) in zip(requests, theirs) {
            let expected = try JSONValue(parsing: Array(line)).stringValue
            #expect(request.header("Authorization") == expected, "\(request.method) \(request.target)")
        }
    }

    @Test("The typed inputs make the same JSON as their members say")
    func typedInputs() throws {
        let handler = MessageReviewHandler(uri: ARN.function, fallbackResult: .deny)
        let table: [(JSONObject, JSONValue)] = [
            (
                CreateChatTokenInput(
                    roomIdentifier: ARN.room, userId: "u", capabilities: [.sendMessage, .init(rawValue: "FLY")],
                    sessionDurationInMinutes: 5, attributes: ["b": "2", "a": "1"]
                ).json,
                [
                    "roomIdentifier": .string(ARN.room), "userId": "u", "capabilities": ["SEND_MESSAGE", "FLY"],
                    "sessionDurationInMinutes": 5, "attributes": ["a": "1", "b": "2"],
                ]
            ),
            (
                CreateLoggingConfigurationInput(
                    name: "n", destinationConfiguration: .s3(bucketName: "abc"), tags: ["k": "v"]
                ).json,
                ["name": "n", "destinationConfiguration": ["s3": ["bucketName": "abc"]], "tags": ["k": "v"]]
            ),
            (
                CreateRoomInput(
                    name: "", maximumMessageRatePerSecond: 1, maximumMessageLength: 2, messageReviewHandler: handler,
                    tags: [:], loggingConfigurationIdentifiers: []
                ).json,
                [
                    "name": "", "maximumMessageRatePerSecond": 1, "maximumMessageLength": 2,
                    "messageReviewHandler": ["uri": .string(ARN.function), "fallbackResult": "DENY"], "tags": [:],
                    "loggingConfigurationIdentifiers": [],
                ]
            ),
            (CreateRoomInput().json, [:]),
            (DeleteLoggingConfigurationInput(identifier: "i").json, ["identifier": "i"]),
            (
                DeleteMessageInput(roomIdentifier: "r", id: "i", reason: "w").json,
                ["roomIdentifier": "r", "id": "i", "reason": "w"]
            ),
            (DeleteRoomInput(identifier: "i").json, ["identifier": "i"]),
            (
                DisconnectUserInput(roomIdentifier: "r", userId: "u", reason: "w").json,
                ["roomIdentifier": "r", "userId": "u", "reason": "w"]
            ),
            (GetLoggingConfigurationInput(identifier: "i").json, ["identifier": "i"]),
            (GetRoomInput(identifier: "i").json, ["identifier": "i"]),
            (ListLoggingConfigurationsInput(nextToken: "t", maxResults: 2).json, ["nextToken": "t", "maxResults": 2]),
            (
                ListRoomsInput(
                    name: "n", nextToken: "t", maxResults: 3, messageReviewHandlerUri: "f",
                    loggingConfigurationIdentifier: "l"
                ).json,
                [
                    "name": "n", "nextToken": "t", "maxResults": 3, "messageReviewHandlerUri": "f",
                    "loggingConfigurationIdentifier": "l",
                ]
            ),
            (ListTagsForResourceInput(resourceARN: "a").json, ["resourceArn": "a"]),
            (
                SendEventInput(roomIdentifier: "r", eventName: "e", attributes: ["k": "v"]).json,
                ["roomIdentifier": "r", "eventName": "e", "attributes": ["k": "v"]]
            ),
            (TagResourceInput(resourceARN: "a", tags: ["k": "v"]).json, ["resourceArn": "a", "tags": ["k": "v"]]),
            (UntagResourceInput(resourceARN: "a", tagKeys: ["k"]).json, ["resourceArn": "a", "tagKeys": ["k"]]),
            (
                UpdateLoggingConfigurationInput(
                    identifier: "i", name: "n", destinationConfiguration: .cloudWatchLogs(logGroupName: "g")
                ).json,
                [
                    "identifier": "i", "name": "n",
                    "destinationConfiguration": ["cloudWatchLogs": ["logGroupName": "g"]],
                ]
            ),
            (
                UpdateRoomInput(identifier: "i", messageReviewHandler: .detached).json,
                ["identifier": "i", "messageReviewHandler": ["uri": ""]]
            ),
        ]
        for (ours, expected) in table {
            #expect(JSONValue.object(ours) == expected)
        }
    }

    @Test("Members that are null are not sent, unknown ones are")
    func nullMembers() async throws {
        let chat = try ScriptedChat()
        let input: JSONObject = ["name": .null, "tags": ["a": "b"], "newMember": [1, 2]]
        _ = try await chat.client(validatesInput: false).call(.createRoom, input)
        #expect(chat.server.requests.first?.text == #"{"tags":{"a":"b"},"newMember":[1,2]}"#)
    }

    @Test(
        "A resource without an ARN never makes a request",
        arguments: [[:], ["resourceArn": ""], ["resourceArn": 5]] as [JSONObject])
    func missingPath(input: JSONObject) async throws {
        let chat = try ScriptedChat()
        await #expect(throws: InvalidInput.self) {
            try await chat.client(validatesInput: false).call(.listTagsForResource, input)
        }
        #expect(chat.server.requests.isEmpty)
    }
}
