import ArgumentParser
import IVSChat

/// `ivsreview ivschat list-rooms`.
struct ListRoomsCommand: ListCommand {
    static let operation = ChatOperation.listRooms
    static let itemsMember = "rooms"

    static let configuration = CommandConfiguration(
        commandName: "list-rooms",
        abstract: "List the rooms of the account in the region, those updated last first.",
        discussion: """
            All pages are read, unless --max-items or --no-paginate says less.
            """)

    @Option(help: ArgumentHelp("Only rooms of this name.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("Read only the page of this token.", valueName: "token"))
    var nextToken: String?

    @Option(help: ArgumentHelp("Read one page of at most this many, 1 to 50.", valueName: "n"))
    var maxResults: String?

    @Option(help: ArgumentHelp("Only rooms with this review handler.", valueName: "arn"))
    var messageReviewHandlerUri: String?

    @Option(help: ArgumentHelp("Only rooms with this logging configuration.", valueName: "arn"))
    var loggingConfigurationIdentifier: String?

    @OptionGroup(title: "Paging") var paging: PagingOptions

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("name", name),
            GivenArgument("nextToken", nextToken),
            GivenArgument("maxResults", maxResults),
            GivenArgument("messageReviewHandlerUri", messageReviewHandlerUri),
            GivenArgument("loggingConfigurationIdentifier", loggingConfigurationIdentifier),
        ]
    }
}
