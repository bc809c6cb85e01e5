import ArgumentParser
import IVSChat
import RoomAdmin

/// `ivsreview handler detach`.
struct HandlerDetachCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "detach",
        abstract: "Take the handler away from rooms: from then on messages are delivered unreviewed.")

    @OptionGroup(title: "Rooms") var selection: RoomSelectionOptions

    @Flag(help: "Remove the permission that attach --grant added from functions that review no room any more.")
    var revoke = false

    @OptionGroup var options: HandlerRunOptions

    func run() async throws {
        do {
            let selection = try selection.requiredSelection()
            let admin = HandlerAdmin(configuration: options.connection.configuration)
            let plan = HandlerPlan(.detach, try await selection.rooms(from: admin.chat, pace: admin.pace))
            guard try options.confirm(plan, permission: revoke ? "to be removed where no room is left" : nil) else {
                return
            }
            let outcomes = await options.apply(plan, admin)
            var report = HandlerReport(plan: plan, outcomes: outcomes)
            if revoke, outcomes.allSatisfy({ $0.result != .notStarted }) {
                report.permission = try await admin.revoke(after: outcomes).map(Self.text).joined(separator: "; ")
            }
            try options.finish(report)
        } catch {
            throw CommandFailure(admin: error)
        }
    }

    private static func text(_ revocation: Revocation) -> String {
        if revocation.userCount > 0 { return "kept for \(revocation.function), \(revocation.userCount) rooms use it" }
        return revocation.isRemoved ? "removed from \(revocation.function)" : "\(revocation.function) had none of ours"
    }
}
