import BuiltProducts
import Foundation
import LoopbackServer
import Testing

/// A handler without usable rules must not serve: it reports why before the first event, and exits.
@Suite struct RuleSetFaultTests {
    private func start(rules: String) throws -> (post: RecordedRequest?, result: BuiltProduct.Result) {
        let api = try ScriptedRuntimeAPI(next: [.event(#"{"Content":"a"}"#)])
        let result = try BuiltProduct.run(
            BuiltProduct.executable("review-handler"),
            environment: ["AWS_LAMBDA_RUNTIME_API": api.address, "REVIEW_RULES": rules])
        #expect(api.requests.allSatisfy { $0.target != ScriptedRuntimeAPI.nextPath })
        return (api.posts.first, result)
    }

    private func expectReport(_ start: (post: RecordedRequest?, result: BuiltProduct.Result), _ cause: String) throws {
        let post = try #require(start.post)
        #expect(post.target == "/2018-06-01/runtime/init/error")
        #expect(post.header("Lambda-Runtime-Function-Error-Type") == "Runtime.InvalidRules")
        let body = try #require(try JSONSerialization.jsonObject(with: Data(post.body)) as? [String: Any])
        #expect((body["errorMessage"] as? String)?.contains(cause) == true, "\(body)")
        #expect(body["errorType"] as? String == "Runtime.InvalidRules")
        #expect(start.result.code == 1)
    }

    @Test func aMissingFileIsReported() throws {
        try expectReport(try start(rules: "/nonexistent/rules.compiled"), "No such file or directory")
    }

    @Test func aFolderWithoutACompiledFileIsReported() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try expectReport(try start(rules: folder.path), "rules.compiled: No such file or directory")
    }

    @Test func aFolderWithACompiledFileServes() throws {
        let compiled = try CompiledRules(sampleRules)
        let api = try ScriptedRuntimeAPI(next: [.event(#"{"Content":"darn"}"#)])
        _ = try BuiltProduct.run(
            BuiltProduct.executable("review-handler"),
            environment: ["AWS_LAMBDA_RUNTIME_API": api.address, "REVIEW_RULES": compiled.folder.path])
        #expect(api.posts.map(\.text) == [#"{"Content":"****","ReviewResult":"ALLOW"}"#])
    }

    @Test func aFileThatIsNoRuleSetIsReported() throws {
        let compiled = try CompiledRules(sampleRules)
        try expectReport(
            try start(rules: compiled.folder.appendingPathComponent("rules.yaml").path), "not a compiled rule set")
    }

    @Test("A damaged file is reported", arguments: [0.3, 0.6, 0.9])
    func damaged(_ place: Double) throws {
        let compiled = try CompiledRules(sampleRules)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: compiled.path))
        bytes[Int(Double(bytes.count) * place)] ^= 1
        try bytes.write(to: URL(fileURLWithPath: compiled.path))
        try expectReport(try start(rules: compiled.path), "the checksum does not match")
    }

    @Test func aCutOffFileIsReported() throws {
        let compiled = try CompiledRules(sampleRules)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: compiled.path))
        try bytes.dropLast(1).write(to: URL(fileURLWithPath: compiled.path))
        try expectReport(try start(rules: compiled.path), "the file is cut off")
    }

    @Test func aFileOfANewerFormatIsReported() throws {
        let compiled = try CompiledRules(sampleRules)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: compiled.path))
        bytes[8] = 200
        try bytes.write(to: URL(fileURLWithPath: compiled.path))
        try expectReport(try start(rules: compiled.path), "compiled for format version 200")
    }
}
