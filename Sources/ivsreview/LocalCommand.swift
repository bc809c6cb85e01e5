import ArgumentParser
import Foundation
import LocalIVSChat

/// `ivsreview local`: IVS Chat on this machine.
struct LocalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "local",
        abstract: "Run IVS Chat on this machine, with a page to chat on.",
        discussion: """
            Serves the control plane, the messaging API and a page on one port of 127.0.0.1. Messages of rooms with a \
            message review handler, whatever its ARN, are reviewed by a handler process on this machine, with the \
            200 ms and the fallback of the service.

            A FAULT makes calls of the control plane, or requests of messaging clients, go wrong: key=value pairs \
            between commas, of \(Fault.help). For example: --fault operation=UpdateRoom,nth=2-3,error=ThrottlingException \
            or --fault operation=SEND_MESSAGE,probability=0.1,status=500
            """)

    /// How the address is shown.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Option(
        help: ArgumentHelp(
            "The folder of rule files, read again when they change; the default is rules. Another handler needs none.",
            valueName: "dir"))
    var rules: String?

    @Option(help: ArgumentHelp("The port on 127.0.0.1; 0 takes any that is free.", valueName: "n"))
    var port: UInt16 = 8080

    @Option(
        help: ArgumentHelp(
            "A handler to run, such as a bootstrap; the default is the review-handler of this build.", valueName: "path"
        ))
    var handler: String?

    @Option(help: ArgumentHelp("How many handler processes may run at once.", valueName: "n"))
    var concurrency = 2

    @Option(
        name: .customLong("env"),
        help: ArgumentHelp("A variable for the handler, such as REVIEW_AUDIT=1; may be repeated.", valueName: "k=v"))
    var variables: [String] = []

    @Option(help: ArgumentHelp("A SQLite file to keep rooms in; the default is memory.", valueName: "file"))
    var state: String?

    @Option(
        name: .customLong("access-log"),
        help: ArgumentHelp("A file to log control-plane requests in, JSON lines.", valueName: "file"))
    var accessLog: String?

    @Flag(help: "Limit calls per second and resources as the service does.")
    var quotas = false

    @Flag(
        name: .customLong("verify-signatures"),
        help: "Take only requests signed with access key 'local', secret 'local'.")
    var verifySignatures = false

    @Option(name: .long, help: ArgumentHelp("Something to go wrong; may be given more than once.", valueName: "fault"))
    var fault: [String] = []

    @Flag(name: .customLong("no-room"), help: "Do not make the room 'lobby' at the start.")
    var noRoom = false

    @Option(help: "How to show the address: text, or one JSON object for scripts.")
    var output = Form.text

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (1...16).contains(concurrency) else { throw ValidationError("--concurrency must be between 1 and 16.") }
        for text in fault {
            do throws(Fault.SpecificationError) {
                _ = try Fault(text)
            } catch {
                throw ValidationError("--fault \(text): \(error)")
            }
        }
    }

    func run() async throws {
        Self.raiseFileLimit()
        let configuration = try configuration()
        let server: LocalServer
        do {
            server = try LocalServer(configuration)
        } catch let error as StateFileError {
            throw CommandFailure(.configuration, error.description)
        } catch {
            let file = accessLog.map { $0 + ": " } ?? ""
            throw CommandFailure(.configuration, file + error.localizedDescription)
        }
        try await serve(server)
    }

    /// Takes as many open files as may be had, since each connection is one: many systems give 1,024 unless asked.
    private static func raiseFileLimit() {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, 65_536))
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    private func configuration() throws -> LocalConfiguration {
        var configuration = LocalConfiguration()
        configuration.port = port
        configuration.stateFile = state
        configuration.accessLog = accessLog
        configuration.hasQuotas = quotas
        configuration.secrets = verifySignatures ? ["local": "local"] : nil
        configuration.faults = try fault.map { text throws(Fault.SpecificationError) in try Fault(text) }
        configuration.roomName = noRoom ? nil : "lobby"
        configuration.review = try review()
        return configuration
    }

    private func review() throws -> ReviewConfiguration {
        guard let program = try handler ?? HandlerProgram.find() else {
            throw CommandFailure(
                .configuration,
                "there is no review-handler beside ivsreview or in .build: swift build, or --handler PATH")
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: program, isDirectory: &isFolder), !isFolder.boolValue,
            FileManager.default.isExecutableFile(atPath: program)
        else { throw CommandFailure(.usage, "\(program): cannot be run") }
        var review = ReviewConfiguration(
            handler: URL(fileURLWithPath: program).standardizedFileURL.path, rules: try rulesFolder())
        review.concurrency = concurrency
        for text in variables {
            let variable = try NamedValue(text, flag: "--env")
            review.environment[variable.name] = variable.value
        }
        let options = global
        review.log = { line in options.note(line) }
        return review
    }

    /// The folder of rule files; nil if another handler needs none.
    private func rulesFolder() throws -> String? {
        let folder = rules ?? "rules"
        if FileManager.default.fileExists(atPath: folder) { return folder }
        guard rules == nil, handler != nil else {
            throw CommandFailure(.usage, "\(folder): there is no such file or folder")
        }
        return nil
    }

    private func serve(_ server: LocalServer) async throws {
        let serving = Task {
            try await server.run { address in show(address) }
        }
        let signals = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler {
                Task {
                    await server.stop(); serving.cancel()
                }
            }
            source.resume()
            return source
        }
        defer { for source in signals { source.cancel() } }
        do {
            try await serving.value
        } catch is CancellationError {
            return
        } catch let error as PortError {
            throw CommandFailure(
                .configuration,
                "127.0.0.1:\(port): \(error.cause); --port takes another port, and 0 any that is free")
        } catch {
            guard !serving.isCancelled else { return }
            throw CommandFailure(.configuration, "127.0.0.1:\(port): \(error.localizedDescription)")
        }
    }

    private func show(_ address: LocalAddress) {
        switch output {
        case .json:
            var line = ["url": address.url, "messaging": address.messagingURL]
            line["room"] = address.roomARN
            let json = try? JSONSerialization.data(
                withJSONObject: line, options: [.sortedKeys, .withoutEscapingSlashes])
            try? StandardOutput().write(Array((json ?? Data()) + Data("\n".utf8)))
        case .text:
            try? StandardOutput().write(Array(LocalWelcome(address).text.utf8))
        }
    }
}

/// The handler of this build.
private enum HandlerProgram {
    /// Where `review-handler` is: beside this program, in `../libexec/ivsreview`, or in the build folder of a checkout.
    static func find() throws -> String? {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let folder = URL(fileURLWithPath: own).deletingLastPathComponent()
        let folders = [
            folder.path, folder.deletingLastPathComponent().appendingPathComponent("libexec/ivsreview").path,
            ".build/release", ".build/debug",
        ]
        return folders.map { $0 + "/review-handler" }.first(where: FileManager.default.isExecutableFile(atPath:))
    }
}

/// What to do next with a server that listens.
private struct LocalWelcome {
    let text: String

    init(_ address: LocalAddress) {
        let room = address.roomARN ?? "ROOM_ARN"
        text = """
            IVS Chat runs on this machine. Ctrl-C ends it.

              Page        \(address.url)/
              Messaging   \(address.messagingURL)   (the token is the subprotocol)

            In another terminal:

              export AWS_ENDPOINT_URL_IVSCHAT=\(address.url) AWS_DEFAULT_REGION=us-west-2
              export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local
              aws ivschat list-rooms
              aws ivschat create-chat-token --user-id ana --capabilities SEND_MESSAGE \\
                  --room-identifier \(room)


            """
    }
}
