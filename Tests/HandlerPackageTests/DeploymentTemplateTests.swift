import BuiltProducts
import Foundation
import Testing

/// The templates of `Samples/deploy`, read by tools of others.
@Suite struct DeploymentTemplateTests {
    private func python(_ arguments: [String]) throws -> BuiltProduct.Result {
        let packages = try BuiltProduct.testTool("templates").path
        return try BuiltProduct.run(
            URL(fileURLWithPath: "/usr/bin/env"), ["python3"] + arguments,
            environment: [
                "PYTHONPATH": packages, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "LC_ALL": "C.UTF-8",
            ])
    }

    @Test func theSAMTemplatePassesCfnLint() throws {
        let result = try python([
            BuiltProduct.testTool("templates/bin/cfn-lint").path, "--non-zero-exit-code", "informational",
            "Samples/deploy/template.yaml",
        ])
        #expect(result.output == "" && result.errors == "" && result.code == 0, "\(result)")
    }

    @Test func theTerraformFileIsHCLAndDeniesOnFailure() throws {
        let script = """
            import hcl2, json
            with open("Samples/deploy/main.tf") as file:
                print(json.dumps(hcl2.load(file)))
            """
        let result = try python(["-c", script])
        #expect(result.code == 0, "\(result.errors)")
        for part in ["provided.al2023", "fallback_result", "DENY", "ivschat.amazonaws.com", "aws_ivschat_room"] {
            #expect(result.output.contains(part))
        }
    }
}
