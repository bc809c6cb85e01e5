import Foundation
import IVSChat
import Testing

@testable import LocalIVSChat

@Suite struct AccessLogTests {
    @Test("Each request is a line, with secrets hidden and what became of it")
    func lines() async throws {
        let path = NSTemporaryDirectory() + "access-\(UUID().uuidString).jsonl"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let plane = try TestControlPlane(
            ControlPlane.Conduct(faults: FaultInjection([try Fault("operation=UpdateRoom,reset,after")])),
            log: AccessLog(path))
        let arn = JSONValue.string(try await plane.room(["name": "a"]))
        await plane.call("CreateChatToken", ["roomIdentifier": arn, "userId": "ana", "attributes": ["k": "secret"]])
        await plane.call("UpdateRoom", ["identifier": arn, "name": "b"])
        await plane.call("GetRoom", ["identifier": "x"])

        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(!text.contains("ana") && !text.contains("secret"))
        let lines = try text.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)).objectValue ?? [:] }
        #expect(lines.map { $0["operation"] } == ["CreateRoom", "CreateChatToken", "UpdateRoom", "GetRoom"])
        #expect(lines.map { $0["mutates"] } == [true, true, true, false])
        #expect(lines.map { $0["status"] } == [200, 200, 0, 400])
        #expect(lines.map { $0["applied"] } == [true, true, true, false])
        #expect(lines.map { $0["fault"] } == [false, false, true, false])
        #expect(lines[0]["input"] == ["name": "a"])
        #expect(lines[3]["error"] == "ValidationException")
    }
}
