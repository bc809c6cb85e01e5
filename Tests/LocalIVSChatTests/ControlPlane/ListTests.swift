import IVSChat
import Testing

@testable import LocalIVSChat

@Suite struct ListTests {
    private func names(_ answer: TestControlPlane.Answer) -> [String] {
        (answer["rooms"]?.arrayValue ?? []).compactMap { $0.objectValue?["name"]?.stringValue }
    }

    @Test("Rooms come with the one updated last first, and the newest first where the times are equal")
    func order() async throws {
        let plane = try TestControlPlane()
        let first = try await plane.room(["name": "a"])
        _ = try await plane.room(["name": "b"])
        _ = try await plane.room(["name": "c"])
        #expect(names(await plane.call("ListRooms")) == ["c", "b", "a"])
        plane.clock.advance(seconds: 0.000_000_001)
        await plane.call("UpdateRoom", ["identifier": .string(first), "maximumMessageLength": 3])
        #expect(names(await plane.call("ListRooms")) == ["a", "c", "b"])
    }

    @Test("Pages end with a token that leads to the next, and the last one with none", arguments: [1, 2, 3, 7, 50])
    func pages(size: Int) async throws {
        let plane = try TestControlPlane()
        for index in 0..<7 { _ = try await plane.room(["name": .string("r\(index)")]) }
        var input: JSONObject = ["maxResults": .number(String(size))]
        var found: [String] = []
        var count = 0
        repeat {
            let answer = await plane.call("ListRooms", input)
            found += names(answer)
            input["nextToken"] = answer["nextToken"]
            count += 1
        } while input["nextToken"] != nil
        #expect(found == ["r6", "r5", "r4", "r3", "r2", "r1", "r0"])
        #expect(count == (7 + size - 1) / size)
    }

    @Test("Logging configurations come in pages as well, and a token of theirs leads to no rooms")
    func loggingConfigurations() async throws {
        let plane = try TestControlPlane()
        for index in 0..<5 {
            await plane.call(
                "CreateLoggingConfiguration",
                ["name": .string("l\(index)"), "destinationConfiguration": ["s3": ["bucketName": "abc"]]])
        }
        var input: JSONObject = ["maxResults": 2]
        var found: [String] = []
        repeat {
            let answer = await plane.call("ListLoggingConfigurations", input)
            let page = answer["loggingConfigurations"]?.arrayValue ?? []
            found += page.compactMap { $0.objectValue?["name"]?.stringValue }
            input["nextToken"] = answer["nextToken"]
            if let token = answer["nextToken"] {
                #expect(await plane.call("ListRooms", ["nextToken": token]).status == 400)
            }
        } while input["nextToken"] != nil
        #expect(found == ["l4", "l3", "l2", "l1", "l0"])
    }

    @Test("A room that is deleted between two pages moves nothing")
    func deletionBetweenPages() async throws {
        let plane = try TestControlPlane()
        var rooms: [String] = []
        for index in 0..<5 { rooms.append(try await plane.room(["name": .string("r\(index)")])) }
        let page = await plane.call("ListRooms", ["maxResults": 2])
        await plane.call("DeleteRoom", ["identifier": .string(rooms[3])])
        let next = await plane.call("ListRooms", ["maxResults": 2, "nextToken": page["nextToken"] ?? .null])
        #expect(names(next) == ["r2", "r1"])
    }

    @Test("Filters choose by name, handler and logging configuration")
    func filters() async throws {
        let plane = try TestControlPlane()
        let function: JSONValue = "arn:aws:lambda:us-west-2:123456789012:function:f"
        let logging = await plane.call(
            "CreateLoggingConfiguration", ["destinationConfiguration": ["s3": ["bucketName": "abc"]]])
        let arn = try #require(logging["arn"])
        _ = try await plane.room(["name": "a"])
        _ = try await plane.room(["name": "b", "messageReviewHandler": ["uri": function]])
        _ = try await plane.room(["name": "a", "loggingConfigurationIdentifiers": [arn]])
        #expect(names(await plane.call("ListRooms", ["name": "a"])).count == 2)
        #expect(names(await plane.call("ListRooms", ["messageReviewHandlerUri": function])) == ["b"])
        #expect(names(await plane.call("ListRooms", ["loggingConfigurationIdentifier": arn])) == ["a"])
        #expect(names(await plane.call("ListRooms", ["name": "none"])) == [])
    }

    @Test("A token that no page of this list ended with is refused", arguments: ["x", "lc1", "lc1zz", "other list"])
    func badTokens(kind: String) async throws {
        let plane = try TestControlPlane()
        for index in 0..<3 { _ = try await plane.room(["name": .string("r\(index)")]) }
        var token = JSONValue.string(kind)
        if kind == "other list" {
            token = await plane.call("ListRooms", ["maxResults": 1])["nextToken"] ?? .null
        }
        let answer = await plane.call("ListRooms", ["name": "r1", "nextToken": token])
        #expect(answer.status == 400)
        #expect(answer.error == "ValidationException")
    }
}
