import BuiltProducts
import Foundation
import LoopbackServer
import Testing

/// The unpacked zip in a root folder that holds nothing else: no `/proc`, no `/dev`, no library, no shell.
@Suite struct EmptyRootTests {
    private static let events: [(event: String, answer: String)] = [
        (#"{"Content":"hi all"}"#, #"{"Content":"hi all","ReviewResult":"ALLOW"}"#),
        (#"{"Content":"oh DARN it"}"#, #"{"Content":"oh **** it","ReviewResult":"ALLOW"}"#),
        (#"{"Content":"free\tcoins"}"#, #"{"ReviewResult":"DENY","Attributes":{"Reason":"No coins"}}"#),
        (
            #"{"Content":"call 5550"}"#,
            #"{"Content":"call 5550","ReviewResult":"ALLOW","Attributes":{"kind":"number"}}"#
        ),
        ("not JSON", #"{"ReviewResult":"DENY"}"#),
    ]

    /// Runs `/bootstrap` with `folder` as its root. Other than root, only the owner of a user namespace may do that.
    private func run(
        _ folder: URL, environment: [String: String]
    ) throws -> BuiltProduct.Result {
        let chroot = ["chroot", folder.path, "/bootstrap"]
        let result = try BuiltProduct.run(
            URL(fileURLWithPath: "/usr/bin/env"),
            ["PATH=/usr/sbin:/usr/bin:/sbin:/bin"] + (geteuid() == 0 ? chroot : ["unshare", "-r"] + chroot),
            environment: environment)
        let cannot = ["cannot change root directory", "unshare failed", "Operation not permitted"]
        if cannot.contains(where: result.errors.contains) {
            throw BuiltProduct.Missing(
                description: "this test needs root, or user namespaces for `unshare -r`: \(result.errors)")
        }
        return result
    }

    @Test func itAnswersEveryEvent() throws {
        let handler = try PackagedHandler()
        let names = try FileManager.default.contentsOfDirectory(atPath: handler.folder.path)
        #expect(names.sorted() == ["bootstrap", "manifest.json", "rules.compiled"])
        let api = try ScriptedRuntimeAPI(next: Self.events.map { .event($0.event) })
        let result = try run(handler.folder, environment: ["AWS_LAMBDA_RUNTIME_API": api.address])
        #expect(api.posts.map(\.text) == Self.events.map(\.answer), "\(result.errors)")
        // The scripted API ends with status 500.
        #expect(result.code == 1 && !result.wasKilled)
    }

    @Test func rulesInOptComeBeforeThoseOfTheFunction() throws {
        let handler = try PackagedHandler()
        let layer = try PackagedHandler()
        let opt = handler.folder.appendingPathComponent("opt")
        try FileManager.default.createDirectory(at: opt, withIntermediateDirectories: true)
        try FileManager.default.moveItem(
            at: layer.folder.appendingPathComponent("rules.compiled"), to: opt.appendingPathComponent("rules.compiled"))
        try Data("not rules".utf8).write(to: handler.folder.appendingPathComponent("rules.compiled"))
        let api = try ScriptedRuntimeAPI(next: [.event(#"{"Content":"darn"}"#)])
        let result = try run(handler.folder, environment: ["AWS_LAMBDA_RUNTIME_API": api.address])
        #expect(api.posts.map(\.text) == [#"{"Content":"****","ReviewResult":"ALLOW"}"#], "\(result.errors)")
    }

    @Test func withoutRulesItReportsWhereItLooked() throws {
        let handler = try PackagedHandler()
        try FileManager.default.removeItem(at: handler.folder.appendingPathComponent("rules.compiled"))
        let api = try ScriptedRuntimeAPI(next: [])
        let result = try run(
            handler.folder,
            environment: ["AWS_LAMBDA_RUNTIME_API": api.address, "LAMBDA_TASK_ROOT": "/var/task"])
        let post = try #require(api.posts.first, "\(result.errors)")
        #expect(post.target == "/2018-06-01/runtime/init/error")
        let places = "there is no /opt/rules.compiled or /var/task/rules.compiled or /rules.compiled"
        #expect(post.text.contains(places), "\(post.text)")
        #expect(result.code == 1)
    }
}
