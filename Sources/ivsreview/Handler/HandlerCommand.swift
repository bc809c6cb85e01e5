import ArgumentParser

/// `ivsreview handler`: from a zip to rooms that are reviewed.
struct HandlerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handler",
        abstract: "Deploy the review handler, and attach it to rooms.",
        discussion: """
            Credentials, regions, profiles and endpoints come from where the AWS CLI takes them; AWS_ENDPOINT_URL_LAMBDA, \
            AWS_ENDPOINT_URL_IVSCHAT, AWS_ENDPOINT_URL_STS and AWS_ENDPOINT_URL_CLOUDWATCH lead to servers of your own.

            Exit codes: 0, 1 if a room is not as asked for, 2 for a wrong command line, 253 for configuration and \
            credentials, 254 for an error of the service or no answer.
            """,
        subcommands: [
            HandlerDeployCommand.self, HandlerAttachCommand.self, HandlerDetachCommand.self, HandlerStatusCommand.self,
            HandlerWatchCommand.self,
        ])
}

/// How the commands of handlers and rooms print their results.
enum AdminOutput: String, CaseIterable, ExpressibleByArgument {
    case table, json
}
