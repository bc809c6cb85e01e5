import ArgumentParser
import IVSChat

/// `ivsreview ivschat untag-resource`.
struct UntagResourceCommand: OperationCommand {
    static let operation = ChatOperation.untagResource

    static let configuration = CommandConfiguration(
        commandName: "untag-resource",
        abstract: "Remove tags from a room or a logging configuration.",
        discussion: """
            Keys that are not there do no harm.
            """)

    @Option(help: ArgumentHelp("The resource's ARN.", valueName: "arn"))
    var resourceArn: String?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("The keys of the tags.", valueName: "key"))
    var tagKeys: [String] = []

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("resourceArn", resourceArn),
            GivenArgument("tagKeys", list: tagKeys),
        ]
    }
}
