import IVSChat
import Testing

@testable import LocalIVSChat

@Suite struct QuotaTests {
    @Test("With quotas an operation has its calls per second, and is throttled beyond them")
    func rates() async throws {
        let plane = try TestControlPlane(ControlPlane.Conduct(hasQuotas: true))
        for _ in 0..<5 { #expect(await plane.call("ListRooms").status == 200) }
        let refused = await plane.call("ListRooms")
        #expect(refused.status == 429)
        #expect(refused.error == "ThrottlingException")
        #expect(refused["limit"] == 5)
        #expect(await plane.call("CreateRoom").status == 200)
        plane.clock.advance(seconds: 0.2)
        #expect(await plane.call("ListRooms").status == 200)
        #expect(await plane.call("ListRooms").status == 429)
    }

    @Test("With quotas there are ten logging configurations at most, and without there are more")
    func loggingConfigurations() async throws {
        let input: JSONObject = ["destinationConfiguration": ["s3": ["bucketName": "abc"]]]
        for isLimited in [true, false] {
            let plane = try TestControlPlane(ControlPlane.Conduct(hasQuotas: isLimited))
            for _ in 0..<10 {
                plane.clock.advance(seconds: 1)
                #expect(await plane.call("CreateLoggingConfiguration", input).status == 200)
            }
            plane.clock.advance(seconds: 1)
            let answer = await plane.call("CreateLoggingConfiguration", input)
            #expect(answer.status == (isLimited ? 402 : 200))
            #expect(answer.error == (isLimited ? "ServiceQuotaExceededException" : nil))
        }
    }

    @Test("Without quotas nothing is throttled")
    func noQuotas() async throws {
        let plane = try TestControlPlane()
        for _ in 0..<300 { #expect(await plane.call("ListRooms").status == 200) }
    }
}
