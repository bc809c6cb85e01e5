import ArgumentParser

/// The command `ivsreview`.
@main
struct Ivsreview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ivsreview",
        abstract: "Write, test and replay message review rules for Amazon IVS Chat.",
        version: "0.1.0",
        subcommands: [
            ReplayCommand.self, ExplainCommand.self, RulesCommand.self, PackageCommand.self, IVSChatCommand.self,
            LocalCommand.self, HandlerCommand.self, RoomsCommand.self,
        ])

    @OptionGroup var global: GlobalOptions

    static func main() async {
        StandardStreams.reserve()
        do {
            var command = try parseAsRoot(IVSChatCommand.bridged(Array(CommandLine.arguments.dropFirst())))
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            failure.exit()
        } catch {
            exitForParser(error)
        }
    }
}
