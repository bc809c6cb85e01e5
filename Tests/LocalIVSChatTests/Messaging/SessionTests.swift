import FlyingFox
import Foundation
import IVSChat
import Testing

@testable import LocalIVSChat

/// Tokens, sessions and queues at a clock that the test moves.
@Suite struct SessionTests {
    /// Delivers every message as it is.
    private struct NoReview: MessageReviewing {
        func review(_ request: ReviewRequest) async -> ReviewDecision {
            .allow(content: request.message.content, attributes: request.message.attributes)
        }
    }

    /// Denies every message.
    private struct Denial: MessageReviewing {
        func review(_ request: ReviewRequest) async -> ReviewDecision { .deny(reason: "No coins") }
    }

    private struct Setting {
        let plane: TestControlPlane
        let room: String

        init() async throws {
            plane = try TestControlPlane()
            room = try await plane.room(["maximumMessageRatePerSecond": 100])
        }

        func token(_ input: JSONObject = [:]) async throws -> String {
            var whole: JSONObject = [
                "roomIdentifier": .string(room), "userId": "ana", "capabilities": ["SEND_MESSAGE"],
            ]
            for (name, value) in input { whole[name] = value }
            let answer = await plane.call("CreateChatToken", whole)
            return try #require(answer["token"]?.stringValue)
        }

        func redeemed(_ input: JSONObject = [:]) async throws -> ChatToken {
            let token = await plane.directory.redeem(try await token(input))
            return try #require(token)
        }

        func socket(
            _ token: ChatToken, _ faults: String..., reviews: any MessageReviewing = NoReview()
        ) throws -> ChatSocket {
            ChatSocket(
                token: token, address: "127.0.0.1", directory: plane.directory, rooms: plane.plane.rooms,
                reviews: reviews, clock: plane.clock.clock, random: RandomSource(),
                faults: FaultInjection(
                    try faults.map { text throws(Fault.SpecificationError) in try Fault(text) }))
        }
    }

    private func json(_ frame: WSFrame?) throws -> JSONObject {
        let payload = try #require(frame).payload
        return try #require(JSONObject(parsing: [UInt8](payload)))
    }

    @Test("A token opens one connection, within a minute")
    func tokenValidity() async throws {
        let setting = try await Setting()
        let token = try await setting.token()
        let redeemed = await setting.plane.directory.redeem(token)
        #expect(redeemed?.userID == "ana")
        #expect(await setting.plane.directory.redeem(token) == nil)

        let late = try await setting.token()
        let last = try await setting.token()
        setting.plane.clock.advance(seconds: 59.9)
        #expect(await setting.plane.directory.redeem(last) != nil)
        setting.plane.clock.advance(seconds: 0.1)
        #expect(await setting.plane.directory.redeem(late) == nil)
    }

    @Test("The token of a deleted room opens nothing")
    func deletedRoom() async throws {
        let setting = try await Setting()
        let token = try await setting.token()
        await setting.plane.call("DeleteRoom", ["identifier": .string(setting.room)])
        #expect(await setting.plane.directory.redeem(token) == nil)
    }

    @Test("A session ends with an error 401 and a closed connection, when its time is over")
    func sessionExpiry() async throws {
        let setting = try await Setting()
        let token = try await setting.redeemed(["sessionDurationInMinutes": 1])
        let (client, input) = AsyncThrowingStream.makeStream(of: WSFrame.self, throwing: (any Error).self)
        var frames = try await setting.socket(token).makeFrames(for: client).makeAsyncIterator()
        let request = Data(#"{"Action":"SEND_MESSAGE","Content":"hi"}"#.utf8)
        input.yield(WSFrame(fin: true, opcode: .text, mask: nil, payload: request))
        #expect(try json(await frames.next())["Content"] == "hi")
        #expect(await setting.plane.plane.rooms.count(in: setting.room) == 1)

        // The clock may be moved before the session has begun to wait for it; then it finds that its time has come.
        setting.plane.clock.advance(seconds: 61)
        let failure = try json(await frames.next())
        #expect(failure["ErrorCode"] == 401)
        #expect(await frames.next()?.opcode == .close)
        #expect(await frames.next() == nil)
        input.finish()
    }

    @Test("A denied message is an error 406 with the reason, for its sender alone, and counts for the room's rate")
    func denial() async throws {
        let setting = try await Setting()
        await setting.plane.call(
            "UpdateRoom",
            [
                "identifier": .string(setting.room), "maximumMessageRatePerSecond": 1,
                "messageReviewHandler": ["uri": "arn:aws:lambda:us-west-2:123456789012:function:review"],
            ])
        let (client, input) = AsyncThrowingStream.makeStream(of: WSFrame.self, throwing: (any Error).self)
        let socket = try setting.socket(try await setting.redeemed(), reviews: Denial())
        var frames = try await socket.makeFrames(for: client).makeAsyncIterator()
        let (silence, otherInput) = AsyncThrowingStream.makeStream(of: WSFrame.self, throwing: (any Error).self)
        let other = try setting.socket(try await setting.redeemed())
        var otherFrames = try await other.makeFrames(for: silence).makeAsyncIterator()

        input.yield(Self.request)
        let failure = try json(await frames.next())
        #expect(failure["ErrorCode"] == 406)
        #expect(failure["ErrorMessage"] == "No coins")
        #expect(failure["RequestId"] == "r")
        input.yield(Self.request)
        #expect(try json(await frames.next())["ErrorCode"] == 429)
        await setting.plane.plane.rooms.send(ServerFrame.Event(name: "first"), to: setting.room)
        #expect(try json(await otherFrames.next())["EventName"] == "first")
        input.finish()
        otherInput.finish()
    }

    private static let request = WSFrame(
        fin: true, opcode: .text, mask: nil,
        payload: Data(#"{"Action":"SEND_MESSAGE","Content":"hi","RequestId":"r"}"#.utf8))

    @Test(
        "A fault answers a request with its code",
        arguments: [
            ("operation=SEND_MESSAGE,error=InternalServerException", 500), ("operation=*,status=500", 500),
            ("operation=SEND*,error=ThrottlingException", 429), ("operation=*,error=PendingVerification", 403),
            ("operation=SEND_MESSAGE,status=401", 401), ("operation=SEND_MESSAGE,delete-room=before", 404),
        ])
    func faults(text: String, code: Int) async throws {
        let setting = try await Setting()
        let (client, input) = AsyncThrowingStream.makeStream(of: WSFrame.self, throwing: (any Error).self)
        let socket = try setting.socket(try await setting.redeemed(), text)
        var frames = try await socket.makeFrames(for: client).makeAsyncIterator()
        input.yield(Self.request)
        let failure = try json(await frames.next())
        #expect(failure["Type"] == "ERROR")
        #expect(failure["ErrorCode"] == .number(String(code)))
        #expect(failure["RequestId"] == "r")
        input.finish()
    }

    @Test("A fault after the work leaves a message delivered, and a reset ends the connection without a goodbye")
    func faultsAfter() async throws {
        let setting = try await Setting()
        let (client, input) = AsyncThrowingStream.makeStream(of: WSFrame.self, throwing: (any Error).self)
        let socket = try setting.socket(
            try await setting.redeemed(), "operation=SEND_MESSAGE,nth=1,status=500,after",
            "operation=SEND_MESSAGE,nth=2,reset")
        var frames = try await socket.makeFrames(for: client).makeAsyncIterator()
        input.yield(Self.request)
        #expect(try json(await frames.next())["Content"] == "hi")
        #expect(try json(await frames.next())["ErrorCode"] == 500)
        input.yield(Self.request)
        #expect(await frames.next() == nil)
        input.finish()
    }

    @Test("A connection takes ten requests a second, and a room its rate from all together")
    func rates() async throws {
        let setting = try await Setting()
        let rooms = setting.plane.plane.rooms
        var count = 0
        for _ in 0..<30 where await rooms.countMessage(in: setting.room, limit: 20) { count += 1 }
        #expect(count == 20)
        setting.plane.clock.advance(seconds: 0.5)
        for _ in 0..<30 where await rooms.countMessage(in: setting.room, limit: 20) { count += 1 }
        #expect(count == 30)

        let token = try await setting.redeemed()
        let (_, output) = AsyncStream.makeStream(of: WSFrame.self)
        let connection = ChatConnection(token: token, address: "", output: output, at: 0)
        let taken = (0..<15).map { _ in connection.countRequest(at: 0) }
        #expect(taken.filter(\.self).count == 10)
    }

    @Test("A client that does not read is cut off when its queue is full, and the others get everything")
    func fullQueue() async throws {
        let setting = try await Setting()
        let rooms = setting.plane.plane.rooms
        let limit = ChatConnection.queueLimit
        var streams: [AsyncStream<WSFrame>] = []
        for _ in 0..<2 {
            let token = try await setting.redeemed()
            let (client, _) = AsyncThrowingStream.makeStream(of: WSFrame.self, throwing: (any Error).self)
            streams.append(try await setting.socket(token).makeFrames(for: client))
        }
        var reader = streams[1].makeAsyncIterator()
        for number in 0..<limit + 10 {
            await rooms.send(ServerFrame.Event(name: "e\(number)"), to: setting.room)
            #expect(try json(await reader.next())["EventName"] == .string("e\(number)"))
        }
        #expect(await rooms.count(in: setting.room) == 1)
        var received = 0
        for await frame in streams[0] where frame.opcode == .text { received += 1 }
        #expect(received == limit)
    }
}
