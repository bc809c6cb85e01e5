import BuiltProducts
import Foundation

/// `ivsreview` with made-up credentials and no configuration files.
enum ChatCommand {
    static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> BuiltProduct.Result {
        try BuiltProduct.run(
            try BuiltProduct.executable("ivsreview"), arguments,
            environment: Self.environment.merging(environment) { $1 })
    }

    private static let environment = [
        "LC_ALL": "C.UTF-8", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "AWS_DEFAULT_REGION": "us-west-2",
        "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null", "AWS_MAX_ATTEMPTS": "1",
        "AWS_EC2_METADATA_DISABLED": "true",
    ]
}
