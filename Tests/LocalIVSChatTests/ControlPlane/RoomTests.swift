import IVSChat
import Testing

@testable import LocalIVSChat

@Suite struct RoomTests {
    let function: JSONValue = "arn:aws:lambda:us-west-2:123456789012:function:review"

    @Test("A new room has the defaults of the service")
    func defaults() async throws {
        let plane = try TestControlPlane()
        let room = await plane.call("CreateRoom")
        #expect(room.status == 200)
        #expect(room["maximumMessageLength"] == 500)
        #expect(room["maximumMessageRatePerSecond"] == 10)
        #expect(room["name"] == "")
        #expect(room["tags"] == [:])
        #expect(room["loggingConfigurationIdentifiers"] == [])
        #expect(room["messageReviewHandler"] == nil)
        #expect(room["createTime"] == "2026-01-02T03:04:05Z")
        let id = try #require(room["id"]?.stringValue)
        #expect(id.count == 12)
        #expect(room["arn"]?.stringValue == "arn:aws:ivschat:us-west-2:123456789012:room/\(id)")
    }

    @Test("An update changes what it names and nothing else")
    func update() async throws {
        let plane = try TestControlPlane()
        let arn = try await plane.room([
            "name": "a", "maximumMessageLength": 7, "tags": ["k": "v"], "messageReviewHandler": ["uri": function],
        ])
        plane.clock.advance(seconds: 1.5)
        let updated = await plane.call("UpdateRoom", ["identifier": .string(arn), "maximumMessageRatePerSecond": 100])
        #expect(updated["name"] == "a")
        #expect(updated["maximumMessageLength"] == 7)
        #expect(updated["maximumMessageRatePerSecond"] == 100)
        #expect(updated["messageReviewHandler"] == ["uri": function, "fallbackResult": "ALLOW"])
        #expect(updated["createTime"] == "2026-01-02T03:04:05Z")
        #expect(updated["updateTime"] == "2026-01-02T03:04:06.5Z")
        #expect(await plane.call("GetRoom", ["identifier": .string(arn)]).json == updated.json)
    }

    @Test("An empty uri detaches the handler, and an object with an empty uri stays")
    func detach() async throws {
        let plane = try TestControlPlane()
        let arn = try await plane.room(["messageReviewHandler": ["uri": function, "fallbackResult": "DENY"]])
        let updated = await plane.call("UpdateRoom", ["identifier": .string(arn), "messageReviewHandler": ["uri": ""]])
        #expect(updated["messageReviewHandler"] == ["uri": "", "fallbackResult": "DENY"])
        #expect(try await !plane.directory.room(arn).isReviewed)
    }

    @Test("A deleted room is answered with 204 and then gone")
    func delete() async throws {
        let plane = try TestControlPlane()
        let arn = try await plane.room()
        let deleted = await plane.call("DeleteRoom", ["identifier": .string(arn)])
        #expect(deleted.status == 204)
        #expect(deleted.answer.body.isEmpty)
        for operation in ["GetRoom", "DeleteRoom", "UpdateRoom"] {
            let answer = await plane.call(operation, ["identifier": .string(arn)])
            #expect(answer.status == 404)
            #expect(answer.error == "ResourceNotFoundException")
            #expect(answer["resourceType"] == "ROOM")
        }
    }

    @Test("Members that are null or unknown do not count")
    func leniency() async throws {
        let plane = try TestControlPlane()
        let room = await plane.call("CreateRoom", ["name": .null, "colour": "red", "messageReviewHandler": .null])
        #expect(room.status == 200)
        #expect(room["messageReviewHandler"] == nil)
    }

    @Test(
        "An input that breaks the model is refused with the field's name",
        arguments: [
            ("CreateRoom", "maximumMessageRatePerSecond", ["maximumMessageRatePerSecond": 101]),
            ("CreateRoom", "maximumMessageLength", ["maximumMessageLength": 0]),
            ("CreateRoom", "name", ["name": "two words"]),
            ("CreateRoom", "messageReviewHandler.uri", ["messageReviewHandler": ["uri": "review"]]),
            ("CreateRoom", "messageReviewHandler.fallbackResult", ["messageReviewHandler": ["fallbackResult": "NO"]]),
            ("CreateRoom", "name", ["name": 7]),
            ("GetRoom", "identifier", [:]), ("GetRoom", "identifier", ["identifier": "EqRVOmsqUkdi"]),
            ("ListRooms", "maxResults", ["maxResults": 51]), ("ListRooms", "maxResults", ["maxResults": 0]),
            (
                "CreateLoggingConfiguration", "destinationConfiguration",
                ["destinationConfiguration": ["s3": ["bucketName": "abc"], "firehose": ["deliveryStreamName": "f"]]]
            ),
            (
                "CreateChatToken", "sessionDurationInMinutes",
                [
                    "roomIdentifier": "arn:aws:ivschat:us-west-2:123456789012:room/EqRVOmsqUkdi", "userId": "u",
                    "sessionDurationInMinutes": 181,
                ]
            ),
        ] as [(String, String, JSONObject)])
    func validation(operation: String, field: String, input: JSONObject) async throws {
        let answer = try await TestControlPlane().call(operation, input)
        #expect(answer.status == 400)
        #expect(answer.error == "ValidationException")
        #expect(answer["reason"] == "FIELD_VALIDATION_FAILED")
        #expect(answer["fieldList"]?.arrayValue?.first?.objectValue?["name"]?.stringValue == field)
        #expect(answer["message"]?.stringValue?.contains(field) == true)
    }

    @Test("A body that is no JSON object, and an operation that does not exist, are validation errors")
    func malformed() async throws {
        let plane = try TestControlPlane()
        for body in ["{", "[]", "\u{FF}", "{\"name\":}"] {
            let answer = await plane.send(ReceivedRequest(method: "POST", path: "/CreateRoom", body: Array(body.utf8)))
            #expect(answer.status == 400)
            #expect(answer["reason"] == "OTHER")
        }
        let answer = await plane.send(ReceivedRequest(method: "POST", path: "/DestroyRoom", body: Array("{}".utf8)))
        #expect(answer["reason"] == "UNKNOWN_OPERATION")
        #expect(answer.status == 400)
    }

    @Test("A room takes any well-formed logging configuration, and one in use cannot be deleted")
    func loggingConfigurations() async throws {
        let plane = try TestControlPlane()
        let elsewhere: JSONValue = "arn:aws:ivschat:us-west-2:123456789012:logging-configuration/aaaaaaaaaaaa"
        #expect(await plane.call("CreateRoom", ["loggingConfigurationIdentifiers": [elsewhere]]).status == 200)

        let logging = await plane.call(
            "CreateLoggingConfiguration", ["destinationConfiguration": ["s3": ["bucketName": "abc"]]])
        #expect(logging["state"] == "ACTIVE")
        let arn = try #require(logging["arn"])
        let room = try await plane.room(["loggingConfigurationIdentifiers": [arn]])
        let conflict = await plane.call("DeleteLoggingConfiguration", ["identifier": arn])
        #expect(conflict.status == 409)
        #expect(conflict.error == "ConflictException")
        await plane.call("UpdateRoom", ["identifier": .string(room), "loggingConfigurationIdentifiers": []])
        #expect(await plane.call("DeleteLoggingConfiguration", ["identifier": arn]).status == 204)
    }
}
