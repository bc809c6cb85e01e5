import ArgumentParser

/// The flags that every operation has.
struct ServiceOptions: ParsableArguments {
    @Option(
        name: .customLong("cli-input-json"),
        help: ArgumentHelp(
            "Take the input from this JSON, or from file://PATH. Other flags win over it.", valueName: "json"))
    var cliInputJSON: String?

    @Option(
        name: .customLong("generate-cli-skeleton"),
        help: ArgumentHelp(
            "Print an input (the default) or output with every member, and send nothing.", valueName: "input|output"))
    var skeleton: Skeleton?

    @Flag(help: "Print the signed request with secrets hidden, and send nothing.")
    var dryRun = false

    @Flag(name: .customLong("validate"), inversion: .prefixedNo, help: "Check the input before it is sent.")
    var validatesInput = true

    @Option(help: "How to print the result; the default is that of AWS_DEFAULT_OUTPUT, else json.")
    var output: OutputFormat?

    @Option(
        help: ArgumentHelp("Not available: give the JSON to jq instead.", valueName: "jmespath", visibility: .hidden))
    var query: String?

    @Flag(name: .customLong("no-cli-pager"), help: ArgumentHelp("There is no pager.", visibility: .hidden))
    var hasNoPager = false

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    @OptionGroup var global: GlobalOptions

    enum Skeleton: String, CaseIterable, ExpressibleByArgument {
        case input, output
    }

    func validate() throws {
        guard query == nil else {
            throw ValidationError("--query is not available. Use --output json and jq, or ask for --output text.")
        }
    }
}
