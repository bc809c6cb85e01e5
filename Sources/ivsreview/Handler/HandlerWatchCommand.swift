import AWSClient
import ArgumentParser
import Foundation
import IVSChat
import RoomAdmin

/// `ivsreview handler watch`.
struct HandlerWatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Show what CloudWatch counts of a handler, period by period.",
        discussion: """
            ERRORS are invocations that failed or took longer than 200 ms, INVALID answers that IVS Chat could not take: \
            after both the room's fallback decided. REVIEWS, DENIED and REWRITTEN are the handler's own metrics, where it \
            writes them. A line is printed two minutes after its last minute is over, since CloudWatch has the numbers no \
            sooner; with --once the minutes up to now are counted, as far as they are there. It ends at Ctrl-C, or with \
            --once; the exit code is 1 if there was an error.
            """)

    @Option(help: ArgumentHelp("The function as the rooms have it: its ARN, NAME, or NAME:ALIAS.", valueName: "arn"))
    var function: String

    @Option(help: ArgumentHelp("Minutes that a line counts.", valueName: "n"))
    var minutes = 1

    @Flag(help: "Print one line and end.")
    var once = false

    @Option(help: "How to print a line.")
    var output = AdminOutput.table

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard 1...1_440 ~= minutes else { throw ValidationError("--minutes must be from 1 to 1440.") }
    }

    func run() async throws {
        do {
            let configuration = try connection.configuration(forFunction: function)
            let uri = try await uri(configuration)
            await noteRooms(of: uri, configuration)
            let watch = HandlerWatch(CloudWatchClient(configuration: configuration), uri)
            var hasErrors = false
            ProcessSignal.watchInterrupt()
            if output == .table { StandardOutput().printAll(HandlerWatch.header) }
            var end = once ? Timestamp.now() : HandlerWatch.lastEnd(at: .now())
            while true {
                do {
                    let counts = try await watch.counts(until: end, minutes: minutes)
                    hasErrors = hasErrors || counts.hasErrors
                    StandardOutput().printAll(output == .json ? Self.json(counts) : counts.line)
                } catch {
                    // One answer that is missing does not end a watch of hours.
                    guard !once, let message = CommandFailure(admin: error).message else { throw error }
                    StandardError.print("\(end.text): \(message)")
                    hasErrors = true
                }
                end = Timestamp(millisecondsSince1970: end.millisecondsSince1970 + Int64(minutes) * 60_000)
                guard !once, try await reaches(end) else { break }
            }
            if hasErrors { throw CommandFailure(.failedCheck) }
        } catch {
            throw CommandFailure(admin: error)
        }
    }

    private func uri(_ configuration: ClientConfiguration) async throws -> FunctionARN {
        if let arn = FunctionARN(function) { return arn }
        return try await HandlerAdmin(configuration: configuration).reviewer(function).function
    }

    /// IVS Chat counts under the ARN that rooms have: under another, such as that of another alias, there is nothing.
    private func noteRooms(of uri: FunctionARN, _ configuration: ClientConfiguration) async {
        let selection = RoomSelection(handlers: [uri.description])
        let rooms = try? await selection.rooms(from: IVSChat(configuration: configuration), pace: Pace())
        if rooms?.isEmpty == true { global.note("no room has \(uri) as its handler: nothing is counted under it") }
    }

    /// Waits until the numbers up to `end` are complete; false after Ctrl-C.
    private func reaches(_ end: Timestamp) async throws -> Bool {
        while HandlerWatch.lastEnd(at: .now()).millisecondsSince1970 < end.millisecondsSince1970 {
            guard !ProcessSignal.isInterrupted else { return false }
            try await Task.sleep(for: .milliseconds(200))
        }
        return !ProcessSignal.isInterrupted
    }

    private static func json(_ counts: HandlerWatch.Counts) -> String {
        var object: JSONObject = ["end": .string(counts.end.text)]
        for (name, sum) in counts.sums { object[name] = sum.map { .number("\(Int($0))") } ?? .null }
        return String(decoding: JSONValue.object(object).bytes, as: UTF8.self) + "\n"
    }
}

extension HandlerWatch {
    fileprivate static let header = "END                   ERRORS  INVALID  REVIEWS   DENIED  REWRITTEN\n"
}

extension HandlerWatch.Counts {
    fileprivate var line: String {
        let widths = [6, 9, 9, 9, 11]
        let cells = zip(sums, widths).map { item, width in
            let text = item.sum.map { String(Int($0)) } ?? "-"
            return String(repeating: " ", count: max(width - text.count, 1)) + text
        }
        return "\(end.text)  \(cells.joined())\n"
    }
}
