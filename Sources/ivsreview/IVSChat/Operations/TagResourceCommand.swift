import ArgumentParser
import IVSChat

/// `ivsreview ivschat tag-resource`.
struct TagResourceCommand: OperationCommand {
    static let operation = ChatOperation.tagResource

    static let configuration = CommandConfiguration(
        commandName: "tag-resource",
        abstract: "Add tags to a room or a logging configuration, or change their values.")

    @Option(help: ArgumentHelp("The resource's ARN.", valueName: "arn"))
    var resourceArn: String?

    @Option(help: ArgumentHelp("Tags, such as team=live,stage=prod.", valueName: "key=value,…"))
    var tags: String?

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("resourceArn", resourceArn),
            GivenArgument("tags", tags),
        ]
    }
}
