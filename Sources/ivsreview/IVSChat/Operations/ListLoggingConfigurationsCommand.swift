import ArgumentParser
import IVSChat

/// `ivsreview ivschat list-logging-configurations`.
struct ListLoggingConfigurationsCommand: ListCommand {
    static let operation = ChatOperation.listLoggingConfigurations
    static let itemsMember = "loggingConfigurations"

    static let configuration = CommandConfiguration(
        commandName: "list-logging-configurations",
        abstract: "List the logging configurations of the account in the region.",
        discussion: """
            All pages are read, unless --max-items or --no-paginate says less.
            """)

    @Option(help: ArgumentHelp("Read only the page of this token.", valueName: "token"))
    var nextToken: String?

    @Option(help: ArgumentHelp("Read one page of at most this many, 1 to 50.", valueName: "n"))
    var maxResults: String?

    @OptionGroup(title: "Paging") var paging: PagingOptions

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("nextToken", nextToken),
            GivenArgument("maxResults", maxResults),
        ]
    }
}
