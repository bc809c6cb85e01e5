import IVSChat
import Testing

@testable import LocalIVSChat

@Suite struct FaultTests {
    private func plane(_ faults: String...) throws -> TestControlPlane {
        try TestControlPlane(
            ControlPlane.Conduct(
                faults: FaultInjection(
                    try faults.map { text throws(Fault.SpecificationError) in try Fault(text) })))
    }

    @Test("A fault hits the calls that it names")
    func nth() async throws {
        let plane = try plane("operation=UpdateRoom,nth=2-3,error=ThrottlingException")
        let arn = JSONValue.string(try await plane.room())
        var errors: [String?] = []
        for _ in 0..<4 { errors.append(await plane.call("UpdateRoom", ["identifier": arn]).error) }
        #expect(errors == [nil, "ThrottlingException", "ThrottlingException", nil])
        #expect(await plane.call("GetRoom", ["identifier": arn]).status == 200)
    }

    @Test("A permission that has not spread yet fails for a while, in the words of the service")
    func permission() async throws {
        let plane = try plane("operation=*Room,for=3s,error=InvalidLambdaPermission")
        let input: JSONObject = [
            "messageReviewHandler": ["uri": "arn:aws:lambda:us-west-2:123456789012:function:review"]
        ]
        let refused = await plane.call("CreateRoom", input)
        #expect(refused.error == "ValidationException")
        #expect(
            refused["message"] == "Request member: uri failed to satisfy the constraints: invalid lambda permission")
        plane.clock.advance(seconds: 2.9)
        #expect(await plane.call("CreateRoom", input).status == 400)
        #expect(await plane.call("CreateRoom", ["messageReviewHandler": ["uri": ""]]).status == 200)
        plane.clock.advance(seconds: 0.1)
        #expect(await plane.call("CreateRoom", input).status == 200)
    }

    @Test("A connection is reset with the work done or not", arguments: [(",after", 1), ("", 0)])
    func reset(moment: String, count: Int) async throws {
        let plane = try plane("operation=CreateRoom,nth=1,reset\(moment)")
        #expect(await plane.call("CreateRoom").answer.isReset)
        #expect(await plane.call("ListRooms")["rooms"]?.arrayValue?.count == count)
    }

    @Test("A room disappears in the middle", arguments: [("before", 404), ("after", 200)])
    func roomDeletion(moment: String, status: Int) async throws {
        let plane = try plane("operation=UpdateRoom,delete-room=\(moment)")
        let arn = JSONValue.string(try await plane.room())
        #expect(await plane.call("UpdateRoom", ["identifier": arn]).status == status)
        #expect(await plane.call("GetRoom", ["identifier": arn]).status == 404)
    }

    @Test("A bare status has a body that is no JSON")
    func status() async throws {
        let answer = await (try plane("operation=ListRooms,status=503")).call("ListRooms")
        #expect(answer.status == 503)
        #expect(answer.error == nil)
        #expect(answer.answer.body == Array("Service unavailable".utf8))
    }

    @Test("A probability is met over many calls")
    func probability() async throws {
        let plane = try plane("operation=ListRooms,probability=0.25,error=InternalServerException")
        var failures = 0
        for _ in 0..<1000 where await plane.call("ListRooms").status == 500 { failures += 1 }
        #expect(200...300 ~= failures)
    }

    @Test(
        "A specification that means nothing is refused",
        arguments: [
            "", "operation=UpdateRoom", "error=ThrottlingException", "operation=*,error=Oops",
            "operation=*,nth=0,reset",
            "operation=*,nth=3-2,reset", "operation=*,nth=1-2-3,reset", "operation=*,nth=2-3+,reset",
            "operation=*,for=3,reset", "operation=*,for=-1s,reset", "operation=*,probability=2,reset",
            "operation=*,status=200", "operation=*,delete-room=now", "operation=*,reset=now", "operation=*,color=red",
            "operation=*,delay=nans",
        ])
    func specificationErrors(text: String) {
        #expect(throws: Fault.SpecificationError.self) { try Fault(text) }
    }

    @Test("A specification is read as it is written")
    func specification() throws {
        let fault = try Fault("operation=UpdateRoom,nth=2+,probability=0.5,for=250ms,delay=1.5s,status=502,after")
        #expect(fault.calls == 2...Int.max)
        #expect(fault.duration == 250_000_000)
        #expect(fault.delay == 1_500_000_000)
        #expect(fault.answer == .status(502))
        #expect(fault.answerMoment == .after)
    }

    @Test(
        "A pattern of operations matches whole names",
        arguments: [
            ("*", true), ("*Room", true), ("Create*", true), ("C*te*om", true), ("CreateRoom", true), ("*Token", false),
            ("Room", false), ("CreateRoom*x", false), ("Cr*zz*m", false),
        ])
    func patterns(pattern: String, isMatch: Bool) async throws {
        let answer = await (try plane("operation=\(pattern),error=AccessDeniedException")).call("CreateRoom")
        #expect((answer.error == "AccessDeniedException") == isMatch)
    }
}
