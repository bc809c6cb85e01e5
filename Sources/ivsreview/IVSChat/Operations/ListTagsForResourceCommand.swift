import ArgumentParser
import IVSChat

/// `ivsreview ivschat list-tags-for-resource`.
struct ListTagsForResourceCommand: OperationCommand {
    static let operation = ChatOperation.listTagsForResource

    static let configuration = CommandConfiguration(
        commandName: "list-tags-for-resource",
        abstract: "Show the tags of a room or a logging configuration.")

    @Option(help: ArgumentHelp("The resource's ARN.", valueName: "arn"))
    var resourceArn: String?

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("resourceArn", resourceArn)
        ]
    }
}
