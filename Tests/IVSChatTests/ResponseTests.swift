import AWSClient
import IVSChat
import LoopbackServer
import Synchronization
import Testing

@Suite("Answers of the service", .timeLimit(.minutes(20)))
struct ResponseTests {
    private static let room = """
        {"arn": "\(ARN.room)", "id": "AbCdEfGhIjKl", "name": "lounge ☕", "createTime": "2022-12-02T08:25:51.13691272Z",
        "updateTime": "2022-12-02T09:25:51+01:00", "maximumMessageRatePerSecond": 10, "maximumMessageLength": 500,
        "messageReviewHandler": {"uri": "\(ARN.function)", "fallbackResult": "SHADOW", "newInside": 1},
        "tags": {"team": "live"}, "loggingConfigurationIdentifiers": ["\(ARN.logging)"], "newMember": {"a": [1, null]}}
        """

    @Test("A room comes whole: known members typed, unknown members and values kept, with the request id")
    func room() async throws {
        let chat = try ScriptedChat(headers: [("x-amzn-RequestId", "id-1")], text: Self.room)
        let output = try await chat.client().getRoom(GetRoomInput(identifier: ARN.room))
        let expected = Room(
            arn: ARN.room, id: "AbCdEfGhIjKl", name: "lounge ☕",
            createTime: ChatTimestamp("2022-12-02T08:25:51.13691272Z"),
            updateTime: ChatTimestamp("2022-12-02T09:25:51+01:00"), maximumMessageRatePerSecond: 10,
            maximumMessageLength: 500,
            messageReviewHandler: MessageReviewHandler(
                uri: ARN.function, fallbackResult: FallbackResult(rawValue: "SHADOW"), unknownMembers: ["newInside": 1]),
            tags: ["team": "live"], loggingConfigurationIdentifiers: [ARN.logging],
            unknownMembers: ["newMember": ["a": [1, .null]]])
        #expect(output.room == expected)
        #expect(output.metadata == ResponseMetadata(status: 200, requestID: "id-1", attempts: 1))
        #expect(try await chat.client().createRoom(CreateRoomInput()).room == expected)
        #expect(try await chat.client().updateRoom(UpdateRoomInput(identifier: ARN.room)).room == expected)
    }

    @Test(
        "A logging configuration comes whole, with a destination and a state that are not known yet too",
        arguments: [
            (#"{"s3": {"bucketName": "abc"}}"#, DestinationConfiguration.s3(bucketName: "abc"), "ACTIVE"),
            (#"{"cloudWatchLogs": {"logGroupName": "g"}}"#, .cloudWatchLogs(logGroupName: "g"), "CREATING"),
            (#"{"firehose": {"deliveryStreamName": "d"}}"#, .firehose(deliveryStreamName: "d"), "UPDATE_FAILED"),
            (#"{"kinesis": {"streamName": "k"}}"#, .unknown(["kinesis": ["streamName": "k"]]), "PAUSED"),
        ])
    func loggingConfiguration(json: String, destination: DestinationConfiguration, state: String) async throws {
        let chat = try ScriptedChat(
            text: #"{"arn": "\#(ARN.logging)", "destinationConfiguration": \#(json), "state": "\#(state)", "tags": {}}"#
        )
        let client = chat.client()
        let expected = LoggingConfiguration(
            arn: ARN.logging, destinationConfiguration: destination, state: .init(rawValue: state), tags: [:])
        let input = GetLoggingConfigurationInput(identifier: ARN.logging)
        #expect(try await client.getLoggingConfiguration(input).loggingConfiguration == expected)
        let update = UpdateLoggingConfigurationInput(identifier: ARN.logging)
        #expect(try await client.updateLoggingConfiguration(update).loggingConfiguration == expected)
        let creation = CreateLoggingConfigurationInput(destinationConfiguration: .s3(bucketName: "abc"))
        #expect(try await client.createLoggingConfiguration(creation).loggingConfiguration == expected)
    }

    @Test("The remaining operations give what the service says")
    func remaining() async throws {
        let chat = try ScriptedChat { request in
            switch request.target {
            case "/CreateChatToken":
                .http(200, text: #"{"token": "t", "tokenExpirationTime": "x", "sessionExpirationTime": null}"#)
            case "/SendEvent", "/DeleteMessage": .http(200, text: #"{"id": "AbCdEfGhIjKl"}"#)
            case "/DisconnectUser": .http(200)
            case "/DeleteRoom", "/DeleteLoggingConfiguration": .http(204)
            default: .http(200, text: #"{"tags": {"k": "v"}, "more": true}"#)
            }
        }
        let client = chat.client()
        let token = try await client.createChatToken(CreateChatTokenInput(roomIdentifier: ARN.room, userId: "u"))
        #expect(token.token?.value == "t")
        #expect(token.tokenExpirationTime == ChatTimestamp("x") && token.tokenExpirationTime?.instant == nil)
        #expect(token.sessionExpirationTime == nil)
        let event = SendEventInput(roomIdentifier: ARN.room, eventName: "e")
        #expect(try await client.sendEvent(event).id == "AbCdEfGhIjKl")
        let message = DeleteMessageInput(roomIdentifier: ARN.room, id: "AbCdEfGhIjKl")
        #expect(try await client.deleteMessage(message).id == "AbCdEfGhIjKl")
        let user = DisconnectUserInput(roomIdentifier: ARN.room, userId: "u")
        #expect(try await client.disconnectUser(user).metadata.status == 200)
        #expect(try await client.deleteRoom(DeleteRoomInput(identifier: ARN.room)).metadata.status == 204)
        let configuration = DeleteLoggingConfigurationInput(identifier: ARN.logging)
        #expect(try await client.deleteLoggingConfiguration(configuration).metadata.status == 204)
        let tags = try await client.listTagsForResource(ListTagsForResourceInput(resourceARN: ARN.room))
        #expect(tags.tags == ["k": "v"] && tags.unknownMembers == ["more": true])
        let tagging = try await client.tagResource(TagResourceInput(resourceARN: ARN.room, tags: ["a": "b"]))
        #expect(tagging.unknownMembers["more"] == true)
        let untagging = try await client.untagResource(UntagResourceInput(resourceARN: ARN.room, tagKeys: ["a"]))
        #expect(untagging.metadata.attempts == 1)
    }

    private static let broken: [(body: String, cause: String)] = [
        ("", "lacks the required member rooms"), ("{}", "lacks the required member rooms"),
        (#"{"rooms": null}"#, "lacks the required member rooms"),
        (#"{"rooms": "x"}"#, "has a string as rooms, where an array must be"),
        (#"{"rooms": [[]]}"#, "has an array as rooms[0], where an object must be"),
        (#"{"rooms": [{"tags": {"a": 1}}]}"#, "has a number as rooms[0].tags.a, where a string must be"),
        (#"{"rooms": [], "nextToken": 1}"#, "has a number as nextToken, where a string must be"),
        ("[]", "is an array, not an object"), ("\"rooms\"", "is a string, not an object"),
    ]

    @Test("A success that is not what it must be is an error that says so", arguments: broken)
    func invalid(body: String, cause: String) async throws {
        let client = try ScriptedChat(headers: [("x-amzn-requestid", "id-1")], text: body).client()
        let error = await #expect(throws: InvalidResponse.self) { try await client.listRooms(ListRoomsInput()) }
        #expect(error?.description == "ListRooms: the answer of the service \(cause) (request id id-1)")
        #expect(error?.metadata.requestID == "id-1")
    }

    @Test(
        "A body that is cut off, or no JSON, is never an empty success",
        arguments: [
            #"{"rooms": [{"arn": "a"#, #"{"rooms": []"#, #"{"rooms": []} x"#, "<html>",
            "{\"rooms\": [], \"a\": \"\u{1}\"}",
        ])
    func cutOff(body: String) async throws {
        let client = try ScriptedChat(text: body).client()
        let error = await #expect(throws: AWSClientError.self) { try await client.listRooms(ListRoomsInput()) }
        #expect(error?.code == .malformedAnswer)
    }

    @Test("No beginning of an answer passes for the whole")
    func prefixes() async throws {
        let body = Array(Self.room.utf8)
        let count = Mutex(0)
        let client = try ScriptedChat { _ in
            let length = count.withLock { count in
                count += 1
                return count
            }
            return .http(200, body: Array(body[..<length]))
        }.client()
        for _ in 1..<body.count {
            await #expect(throws: AWSClientError.self) { try await client.getRoom(GetRoomInput(identifier: ARN.room)) }
        }
        #expect(try await client.getRoom(GetRoomInput(identifier: ARN.room)).room.id == "AbCdEfGhIjKl")
    }
}
