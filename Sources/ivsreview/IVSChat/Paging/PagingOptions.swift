import ArgumentParser

/// The flags of operations that list something.
struct PagingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Print this many items at most, and a NextToken if there are more.", valueName: "n"))
    var maxItems: Int?

    @Option(help: ArgumentHelp("Ask the service for this many items at a time, 1 to 50.", valueName: "n"))
    var pageSize: Int?

    @Option(help: ArgumentHelp("Go on where a NextToken says.", valueName: "token"))
    var startingToken: String?

    @Flag(inversion: .prefixedNo, help: "Read all pages; --next-token and --max-results read one.")
    var paginate = true

    func validate() throws {
        guard maxItems ?? 1 > 0 else { throw ValidationError("--max-items must be 1 or more.") }
        guard (1...50).contains(pageSize ?? 1) else { throw ValidationError("--page-size must be from 1 to 50.") }
        guard paginate || (maxItems == nil && pageSize == nil && startingToken == nil) else {
            throw ValidationError("--no-paginate goes with none of --max-items, --page-size and --starting-token.")
        }
    }

    /// Whether any flag asks for pages in so many words.
    var isExplicit: Bool { maxItems != nil || pageSize != nil || startingToken != nil }
}
