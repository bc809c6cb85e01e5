import ArgumentParser

/// `ivsreview ivschat`: the control plane of IVS Chat, with the names and flags of the AWS CLI.
struct IVSChatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ivschat",
        abstract: "Call the Amazon IVS Chat API: rooms, logging configurations, tokens, events, tags.",
        discussion: """
            Names and flags are those of the AWS CLI. Structures and maps are written in its shorthand (uri=…,\
            fallbackResult=DENY) or as JSON; any value may be read from a file with file://PATH.

            Exit codes: 0, 2 for a wrong command line or input, 253 for configuration and credentials, 254 for an error \
            of the service or no answer.
            """,
        subcommands: [
            CreateChatTokenCommand.self, CreateLoggingConfigurationCommand.self, CreateRoomCommand.self,
            DeleteLoggingConfigurationCommand.self, DeleteMessageCommand.self, DeleteRoomCommand.self,
            DisconnectUserCommand.self, GetLoggingConfigurationCommand.self, GetRoomCommand.self,
            ListLoggingConfigurationsCommand.self, ListRoomsCommand.self, ListTagsForResourceCommand.self,
            SendEventCommand.self, TagResourceCommand.self, UntagResourceCommand.self,
            UpdateLoggingConfigurationCommand.self, UpdateRoomCommand.self,
        ])
}
