import BuiltProducts
import Foundation
import Testing

/// The rules that come with the project, as their users check them.
@Suite("the rules of the project")
struct ProjectRulesCommandTests {
    private let tool: CommandLineTool

    init() throws {
        tool = try CommandLineTool()
    }

    @Test("leave a strict lint nothing to say")
    func lint() throws {
        let rules = BuiltProduct.root.appendingPathComponent("rules").path
        let result = try tool.run("rules", "lint", rules, "--strict", "--quiet")
        #expect(result == .init(output: "", errors: "", code: 0))
    }

    @Test("pass their tests, together with the others of the set")
    func test() throws {
        let rules = BuiltProduct.root.appendingPathComponent("rules").path
        let result = try tool.run("rules", "test", rules)
        #expect(result.code == 0 && result.output.contains(" 0 failed, 0 to do"), "\(result.output)")
    }
}
