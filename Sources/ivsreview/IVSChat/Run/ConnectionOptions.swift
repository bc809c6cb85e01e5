import ArgumentParser

/// Where requests go, who signs them, and how long they may take.
struct ConnectionOptions: ParsableArguments {
    @Option(help: "The AWS region; the default is that of the environment or the profile.")
    var region: String?

    @Option(help: "The profile of the shared config and credentials files.")
    var profile: String?

    @Option(
        name: .customLong("endpoint-url"),
        help: ArgumentHelp("Send requests to this URL, to a server on this machine for instance.", valueName: "url"))
    var endpointURL: String?

    @Flag(inversion: .prefixedNo, help: "Sign requests; without it no credentials are looked for.")
    var signRequest = true

    @Option(help: ArgumentHelp("A file of CA certificates to trust.", valueName: "file"), completion: .file())
    var caBundle: String?

    @Flag(
        name: .customLong("verify-ssl"), inversion: .prefixedNo,
        help: "Check the service's certificate; without it anybody can answer in its name.")
    var verifySSL = true

    @Option(
        name: .customLong("cli-connect-timeout"),
        help: ArgumentHelp("Seconds to wait for a connection; 0 waits without end.", valueName: "seconds"))
    var connectTimeout: Int?

    @Option(
        name: .customLong("cli-read-timeout"),
        help: ArgumentHelp("Seconds to wait for an answer; 0 waits without end.", valueName: "seconds"))
    var readTimeout: Int?

    @Flag(help: "Say on standard error what is done, with secrets hidden.")
    var debug = false

    func validate() throws {
        guard connectTimeout ?? 0 >= 0, readTimeout ?? 0 >= 0 else {
            throw ValidationError("--cli-connect-timeout and --cli-read-timeout must be 0 or more.")
        }
    }
}
