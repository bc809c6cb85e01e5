import ArgumentParser
import Digest
import Foundation
import HandlerPackage
import IVSChat
import RoomAdmin

/// `ivsreview handler deploy`.
struct HandlerDeployCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deploy",
        abstract: "Make or update the Lambda function, and wait until it is ready.",
        discussion: """
            What is so already is left alone. A new function gets the runtime provided.al2023, 256 MB and a time-out of \
            1 s: IVS Chat waits 200 ms. `ivsreview package` writes the zip; the instruction set is that of its `bootstrap`.
            """)

    @Option(help: ArgumentHelp("The function's name.", valueName: "name"))
    var function: String

    @Option(help: ArgumentHelp("The zip of its code.", valueName: "file"), completion: .file())
    var zip: String?

    @Option(help: ArgumentHelp("The role that it runs as; a new function needs one.", valueName: "arn"))
    var role: String?

    @Option(help: ArgumentHelp("Megabytes of memory.", valueName: "mb"))
    var memory: Int?

    @Option(name: .customLong("arch"), help: "The instruction set; needed only where the zip's bootstrap is a script.")
    var architecture: Architecture?

    @Flag(help: "Publish a version.")
    var publish = false

    @Option(help: ArgumentHelp("Publish a version, and let this alias stand for it.", valueName: "name"))
    var alias: String?

    @Option(name: .customLong("env"), help: ArgumentHelp("A variable to set; may be repeated.", valueName: "k=v"))
    var variables: [String] = []

    @Option(
        help: ArgumentHelp("Invoke it with this review event, and check the answer.", valueName: "file"),
        completion: .file())
    var invokeSample: String?

    @Option(help: "How to print the report.")
    var output = AdminOutput.table

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    @OptionGroup var global: GlobalOptions

    enum Architecture: String, CaseIterable, ExpressibleByArgument {
        case x86 = "x86_64"
        case arm64
    }

    func validate() throws {
        guard 128...10_240 ~= memory ?? 128 else { throw ValidationError("--memory must be from 128 to 10240.") }
        guard Self.isName(function, 1...64) else {
            throw ValidationError("--function must be a name: up to 64 letters, digits, - and _.")
        }
        if let alias, !Self.isName(alias, 1...128) || alias.allSatisfy(\.isNumber) {
            throw ValidationError("--alias must be a name: letters, digits, - and _, and not a number alone.")
        }
    }

    /// What Lambda takes for a name (AWS Lambda API Reference, *CreateFunction*, *CreateAlias*).
    private static func isName(_ text: String, _ length: ClosedRange<Int>) -> Bool {
        length ~= text.utf8.count
            && text.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0 || $0 == "-" || $0 == "_")
            }
    }

    func run() async throws {
        do {
            let deployment = try deployment()
            let sample = try invokeSample.map(Self.readEvent)
            let admin = HandlerAdmin(configuration: connection.configuration)
            let report = try await Deployer(admin.lambda, pace: admin.pace).run(deployment)
            let check: SampleCheck?
            do {
                check = try await invoke(report, sample, admin.lambda)
            } catch {
                // What was deployed is told, whatever comes of the sample.
                show(report, nil)
                throw error
            }
            show(report, check)
            if let problem = check?.problem { throw CommandFailure(.failedCheck, "the sample: \(problem)") }
        } catch {
            throw CommandFailure(admin: error)
        }
    }

    private func invoke(
        _ report: DeploymentReport, _ sample: [UInt8]?, _ lambda: LambdaClient
    ) async throws -> SampleCheck? {
        guard let sample else { return nil }
        let qualifier = FunctionARN(report.arn)?.qualifier
        return SampleCheck(try await lambda.invoke(function, qualifier: qualifier, event: sample))
    }

    private func deployment() throws -> Deployment {
        var environment: [String: String] = [:]
        for text in variables {
            let variable = try NamedValue(text, flag: "--env")
            environment[variable.name] = variable.value
        }
        let bytes = try zip.map(Self.read)
        return Deployment(
            function: function, zip: bytes,
            zipSHA256: try bytes.map { Data(try SHA256.digest(of: $0)).base64EncodedString() }, role: role,
            memory: memory, architecture: try bytes.flatMap(architecture) ?? architecture?.rawValue,
            environment: environment, publishes: publish, alias: alias)
    }

    /// What the zip's `bootstrap` runs on, if it tells.
    private func architecture(of bytes: [UInt8]) throws(CommandFailure) -> String? {
        let found: HandlerExecutable.Architecture?
        do throws(DeploymentZipError) {
            found = try DeploymentZip(bytes).architecture
        } catch {
            throw CommandFailure(.usage, "\(zip ?? ""): \(error)")
        }
        guard let found else { return nil }
        if let architecture, architecture.rawValue != found.description {
            throw CommandFailure(
                .usage, "\(zip ?? ""): has a bootstrap for \(found), and --arch is \(architecture.rawValue)")
        }
        return found.description
    }

    private static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(.usage, "\(path): cannot be read")
        }
        return Array(data)
    }

    private static func readEvent(_ path: String) throws(CommandFailure) -> [UInt8] {
        let bytes = try read(path)
        guard (try? JSONValue(parsing: bytes))?.objectValue?["Content"]?.stringValue != nil else {
            throw CommandFailure(.usage, "\(path): is no review event, one JSON object with Content")
        }
        return bytes
    }

    private func show(_ report: DeploymentReport, _ check: SampleCheck?) {
        StandardOutput().printAll(output == .json ? json(report, check) : text(report, check))
    }

    private func text(_ report: DeploymentReport, _ check: SampleCheck?) -> String {
        let what = report.changes.isEmpty ? "no change" : report.changes.joined(separator: ", ")
        return "\(report.arn): \(what)\n" + (check.map { "sample: \($0.answer)\n" } ?? "")
    }

    private func json(_ report: DeploymentReport, _ check: SampleCheck?) -> String {
        var object: JSONObject = [
            "arn": .string(report.arn), "changes": .array(report.changes.map(JSONValue.string)),
        ]
        object["version"] = report.version.map(JSONValue.string)
        object["sample"] = check.map { .string($0.answer) }
        return JSONPrinter.text(.object(object))
    }
}
