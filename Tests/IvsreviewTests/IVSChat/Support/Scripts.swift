import Foundation

/// The Python scripts that stand beside the tests.
enum Scripts {
    static let runAWSCLI = script("run_aws_cli.py")
    static let parseShorthand = script("parse_shorthand.py")
    static let readYAML = script("yaml_to_json.py")

    private static func script(_ name: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent(name)
    }
}
