import AWSClient
import Foundation
import IVSChat
import RoomAdmin

/// The rooms that a command was given, and how it goes with each of them: one that fails does not stop the others.
struct SelectedRooms {
    let client: IVSChat
    let pace = Pace()
    /// Those that are there.
    let present: [SelectedRoom]
    private let global: GlobalOptions
    private var isComplete: Bool

    /// Finds the rooms; what is wrong with one is said at once.
    ///
    /// - Parameter mustMatch: Whether a name or a tag that no room has is an error.
    init(_ selection: RoomSelection, _ options: RoomsOptions, mustMatch: Bool = true) async throws {
        global = options.global
        let configuration = options.connection.configuration(for: selection)
        client = IVSChat(configuration: configuration)
        let rooms = try await selection.rooms(
            from: client, home: (configuration.region, nil), pace: pace, global)
        if mustMatch { try selection.requireMatches(rooms) }
        for room in rooms { if let problem = room.problem { StandardError.print("\(room.arn): \(problem)") } }
        present = rooms.filter { $0.problem == nil }
        isComplete = present.count == rooms.count
    }

    /// How many there are, in words.
    var count: String { Count.rooms(present.count) }

    /// Does something with each room, until Ctrl-C, and gives what came of it.
    mutating func each(_ operation: Pace.Operation, _ body: (SelectedRoom) async throws -> Room) async throws -> [Room]
    {
        ProcessSignal.watchInterrupt()
        var done: [Room] = []
        var isUnanswered = false
        var bar = ProgressBar(rooms: global)
        defer { bar.clear() }
        for (index, room) in present.enumerated() {
            bar.advance(to: index, of: present.count)
            guard !ProcessSignal.isInterrupted, !isUnanswered else {
                bar.clear()
                StandardError.print("stopped before \(room.arn)")
                isComplete = false
                break
            }
            do {
                try await pace.wait(for: operation)
                done.append(try await body(room))
            } catch {
                isComplete = false
                bar.clear()
                StandardError.print("\(room.arn): \(CommandFailure(admin: error).message ?? "\(error)")")
                // Without an answer there will be none for the next room either.
                isUnanswered = !(error is ServiceError)
            }
        }
        return done
    }

    /// Ends the command as it went.
    func finish() throws(CommandFailure) {
        if ProcessSignal.isInterrupted { ProcessSignal.die(of: SIGINT) }
        guard isComplete else { throw CommandFailure(.failedCheck) }
    }
}
