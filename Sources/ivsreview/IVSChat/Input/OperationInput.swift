import IVSChat

/// Puts an input together from `--cli-input-json` and the flags; a flag beats the same member of the JSON.
enum OperationInput {
    /// The members that were given, those of the flags first, as the AWS CLI sends them.
    ///
    /// - Throws: `CommandFailure` when something cannot be read, or the JSON would detach a handler by a skeleton.
    static func assembled(
        _ operation: ChatOperation, _ given: [GivenArgument], cliInputJSON: String?
    ) throws -> JSONObject {
        var input = JSONObject()
        for argument in given {
            guard let member = operation.input[argument.member] else { continue }
            input[argument.member] = try argument.value(member.shape)
        }
        guard let cliInputJSON else { return input }
        for (name, value) in try document(cliInputJSON) where input[name] == nil {
            if name == "messageReviewHandler", operation.name == "UpdateRoom" { try refuseSkeleton(value) }
            input[name] = value
        }
        return input
    }

    /// The flags of required members that are missing.
    static func missingFlags(_ operation: ChatOperation, _ input: JSONObject) -> [String] {
        operation.input.members.filter { $0.isRequired && input[$0.name] == nil }.map { GivenArgument.flag($0.name) }
    }

    private static func document(_ text: String) throws(CommandFailure) -> JSONObject {
        let text = try ParameterFile.text(for: text) ?? text
        let value: JSONValue
        do {
            value = try JSONValue(parsing: Array(text.utf8))
        } catch {
            throw CommandFailure(.usage, "--cli-input-json: not JSON: \(error)")
        }
        guard let object = value.objectValue else {
            throw CommandFailure(.usage, "--cli-input-json: must be a JSON object")
        }
        return object
    }

    /// A skeleton holds `"uri": ""` beside a `fallbackResult`. Sent as it is, that detaches the handler, and messages go out
    /// unreviewed; who wants that says `"uri": ""` alone.
    private static func refuseSkeleton(_ handler: JSONValue) throws(CommandFailure) {
        guard let handler = handler.objectValue, handler["uri"] == "", handler["fallbackResult"] != nil else { return }
        throw CommandFailure(
            .usage,
            """
            --cli-input-json: messageReviewHandler is as the skeleton has it. Its empty uri would detach the room's \
            handler, and messages would be delivered unreviewed.
            Remove messageReviewHandler from the JSON to leave the handler as it is, set its uri, or detach on purpose \
            with --message-review-handler uri=
            """)
    }
}
