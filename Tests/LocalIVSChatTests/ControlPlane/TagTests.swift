import IVSChat
import Testing

@testable import LocalIVSChat

@Suite struct TagTests {
    private func request(_ method: String, _ arn: String, _ body: JSONObject? = nil, query: [String] = [])
        -> ReceivedRequest
    {
        let path = "/tags/" + arn.replacing(":", with: "%3A").replacing("/", with: "%2F")
        return ReceivedRequest(
            method: method, path: path, query: query.map { (name: "tagKeys", value: $0) },
            body: body.map { JSONValue.object($0).bytes } ?? [])
    }

    @Test("Tags are added, listed and taken away")
    func tags() async throws {
        let plane = try TestControlPlane()
        let arn = try await plane.room(["tags": ["a": "1"]])
        let added = await plane.send(request("POST", arn, ["tags": ["b": "2", "a": "3"]]))
        #expect(added.status == 200)
        #expect(added.answer.body == Array("{}".utf8))
        #expect(await plane.send(request("GET", arn)).json == ["tags": ["a": "3", "b": "2"]])
        #expect(await plane.send(request("DELETE", arn, query: ["a", "gone"])).status == 200)
        #expect(await plane.send(request("GET", arn)).json == ["tags": ["b": "2"]])
    }

    @Test("A logging configuration has tags as a room has")
    func loggingConfiguration() async throws {
        let plane = try TestControlPlane()
        let made = await plane.call(
            "CreateLoggingConfiguration",
            ["destinationConfiguration": ["s3": ["bucketName": "abc"]], "tags": ["a": "1"]])
        let arn = try #require(made["arn"]?.stringValue)
        #expect(await plane.send(request("POST", arn, ["tags": ["b": "2"]])).status == 200)
        #expect(await plane.send(request("DELETE", arn, query: ["a"])).status == 200)
        #expect(await plane.send(request("GET", arn)).json == ["tags": ["b": "2"]])
        let got = await plane.call("GetLoggingConfiguration", ["identifier": .string(arn)])
        #expect(got["tags"] == ["b": "2"])
        #expect(got["updateTime"] == made["updateTime"])
    }

    @Test("More than 50 tags, reserved keys and unknown resources are refused")
    func limits() async throws {
        let plane = try TestControlPlane()
        let arn = try await plane.room(["tags": ["a": "1"]])
        let fifty = JSONObject((0..<50).map { ("k\($0)", JSONValue.string("v")) })
        #expect(await plane.send(request("POST", arn, ["tags": .object(fifty)])).error == "ValidationException")
        #expect(await plane.send(request("POST", arn, ["tags": ["aws:x": "1"]])).error == "ValidationException")
        #expect(await plane.send(request("GET", arn + "x")).error == "ResourceNotFoundException")
        #expect(await plane.send(request("GET", "not-an-arn")).error == "ValidationException")
        #expect(await plane.send(request("DELETE", arn)).error == "ValidationException")
        #expect(await plane.send(request("GET", arn)).json == ["tags": ["a": "1"]])
    }
}
