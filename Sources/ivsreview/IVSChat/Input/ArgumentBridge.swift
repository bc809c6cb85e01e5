import ArgumentParser
import IVSChat

extension IVSChatCommand {
    /// Command-line arguments as ArgumentParser can read them; those of other commands are left as they are.
    ///
    /// The AWS CLI takes a list flag without values (an empty list), `--generate-cli-skeleton` without a value (`input`),
    /// `help` as the last word, and flags before the operation's name. ArgumentParser wants a value in the first two
    /// places, so one that means the same is put in, and flags behind the name of the command that has them.
    static func bridged(_ arguments: [String]) -> [String] {
        guard let start = arguments.firstIndex(where: { !$0.hasPrefix("-") }), arguments[start] == "ivschat" else {
            return arguments
        }
        var arguments = arguments
        if let operation = arguments[start...].firstIndex(where: operationNames.contains) {
            arguments.insert(arguments.remove(at: operation), at: start + 1)
        }
        var result: [String] = []
        for (index, argument) in arguments.enumerated() {
            let next = index + 1 < arguments.count ? arguments[index + 1] : nil
            if argument == "help", next == nil, (start + 1...start + 2).contains(index) {
                result.append("--help")
                continue
            }
            result.append(argument)
            guard argument.hasPrefix("--") else { continue }
            if argument == "--generate-cli-skeleton", next == nil || next.map(isFlag) == true {
                result.append("input")
            } else if listFlags.contains(argument), next == nil || next.map(isFlag) == true {
                result.append("[]")
            }
        }
        return result
    }

    private static let operationNames = Set(configuration.subcommands.compactMap { $0.configuration.commandName })

    private static let listFlags: Set<String> = Set(
        ChatOperation.all.flatMap(\.input.members).compactMap { member in
            if case .list = member.shape { GivenArgument.flag(member.name) } else { nil }
        })

    private static func isFlag(_ text: String) -> Bool { text.hasPrefix("--") }
}
