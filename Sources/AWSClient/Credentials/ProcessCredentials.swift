internal import JSONText

/// Credentials that an external program prints ("Process credential provider", AWS SDKs and Tools Reference Guide).
struct ProcessCredentials: Sendable {
    /// Ten times what any such program has to say.
    static let outputLimit = 64 * 1024

    let command: String
    let settings: ClientSettings

    /// Runs the program on a thread of its own. No shell reads the command.
    func load() async throws(CredentialsFailure) -> Credentials {
        guard let words = ChildProcess.words(of: command), let program = words.first else {
            throw failure("cannot be read: a quote is not closed, or it is empty")
        }
        let process = ChildProcess(
            words: words.map { settings.expand($0) }, environment: settings.configuration.environment,
            timeout: settings.configuration.processTimeout, outputLimit: Self.outputLimit)
        switch await DedicatedThread.run({ process.run() }) {
        case .exited(0, let output, _):
            return try credentials(output)
        case .exited(let code, _, let errorOutput):
            let said = Self.firstLine(errorOutput).map { " and said: \($0)" } ?? ""
            throw failure("\(program) ended with \(code)\(said)")
        case .signalled(let signal):
            throw failure("\(program) was ended by signal \(signal)")
        case .timedOut:
            throw failure("\(program) did not end within \(settings.configuration.processTimeout)")
        case .tooMuchOutput:
            throw failure("\(program) printed more than \(Self.outputLimit / 1024) KB")
        case .notStarted(let reason):
            throw failure("\(program) could not be started: \(reason)")
        case nil:
            throw failure("\(program) could not be started: no thread is left")
        }
    }

    private func credentials(_ output: [UInt8]) throws(CredentialsFailure) -> Credentials {
        let fields: JSONFields
        do throws(JSONError) {
            fields = try JSONFields(output)
        } catch {
            throw failure("its output is not the JSON that it should print: \(error)")
        }
        guard let version = fields.integer("Version"), version == 1 else {
            throw failure("its output has no \"Version\": 1")
        }
        for name in ["AccessKeyId", "SecretAccessKey"] where fields.text(name) == nil {
            throw failure("its output has no \(name)")
        }
        var expiration: Timestamp?
        if let text = fields.text("Expiration") {
            expiration = Timestamp(iso8601: text)
            guard expiration != nil else { throw failure("the Expiration in its output is no ISO 8601 time") }
        }
        return Credentials(
            accessKeyID: fields.text("AccessKeyId") ?? "", secretAccessKey: fields.text("SecretAccessKey") ?? "",
            sessionToken: fields.text("SessionToken"), expiration: expiration, accountID: fields.text("AccountId"),
            source: "credential_process")
    }

    private func failure(_ problem: String) -> CredentialsFailure {
        CredentialsFailure(reason: "credential_process: \(problem)")
    }

    /// What the program itself says about its failure; without control characters, which could play tricks on a terminal.
    private static func firstLine(_ bytes: [UInt8]) -> String? {
        let line = String(decoding: bytes.prefix(1_000), as: UTF8.self)
            .split(whereSeparator: \.isNewline).first { !$0.trimmed.isEmpty }
        return line.map { line in
            String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
        }
    }
}
