import ArgumentParser
import Foundation
import Replay

/// `ivsreview explain`: why the rules say what they say of one message.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show why the rules say what they say of one message.")

    /// How the explanation is shown.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Argument(help: ArgumentHelp("The text of the message.", valueName: "text"))
    var text: String?

    @Option(
        help: ArgumentHelp(
            "A file that holds one review event, an object with Content, or a chat-log record; - is standard input.",
            valueName: "file"))
    var event: String?

    @OptionGroup var rules: RuleOptions

    @Option(help: "How to show the explanation.")
    var output = Form.text

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (text == nil) != (event == nil) else { throw ValidationError("Give either TEXT or --event FILE.") }
    }

    func run() async throws {
        let message = try message()
        let explanation = try Explanation(message.value, ruleSet: try rules.load(global))
        switch output {
        case .text: try StandardOutput().write(Array(explanation.text(global.style()).utf8))
        case .json: try StandardOutput().write(explanation.json())
        }
    }

    private func message() throws -> SingleMessage {
        if let text { return SingleMessage(text: text) }
        do throws(SingleMessageError) {
            return try SingleMessage(eventAt: event ?? "-")
        } catch {
            switch error {
            case .unreadable(let error): throw CommandFailure(.usage, error.description)
            case .notAMessage: throw CommandFailure(.failedCheck, error.description)
            }
        }
    }
}
