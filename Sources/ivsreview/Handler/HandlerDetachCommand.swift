import AWSClient
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
            let configuration = options.connection.configuration(for: selection)
            let admin = HandlerAdmin(configuration: configuration)
            func currentPlan() async throws -> HandlerPlan {
                let rooms = try await selection.rooms(
                    from: admin.chat, home: (configuration.region, nil), pace: admin.pace, options.global)
                try selection.requireMatches(rooms)
                return HandlerPlan(.detach, rooms)
            }
            let plan = try await currentPlan()
            guard try options.confirm(plan, permission: revoke ? "to be removed where no room is left" : nil) else {
                guard plan.obstacleCount == 0 else { throw CommandFailure(.failedCheck) }
                return
            }
            try await options.requireSame(plan, currentPlan)
            let outcomes = await options.apply(plan, admin)
            var report = HandlerReport(plan: plan, outcomes: outcomes)
            if revoke, outcomes.allSatisfy({ $0.result != .notStarted }) {
                try await self.revoke(after: outcomes, selection, admin, &report)
            }
            try options.finish(report)
        } catch {
            throw CommandFailure(admin: error)
        }
    }

    /// Removes permissions; if that fails, what was detached is told nevertheless.
    private func revoke(
        after outcomes: [RoomOutcome], _ selection: RoomSelection, _ admin: HandlerAdmin, _ report: inout HandlerReport
    ) async throws {
        do {
            let revocations = try await admin.revoke(after: outcomes, handlers: selection.handlers)
            report.permission =
                revocations.isEmpty
                ? "none removed, since none of these rooms had a handler; name it with --from"
                : revocations.map(Self.text).joined(separator: "; ")
        } catch {
            StandardOutput().printAll(report.text(options.output))
            throw error
        }
    }

    private static func text(_ revocation: Revocation) -> String {
        if revocation.userCount > 0 {
            let rooms = revocation.userCount == 1 ? "1 room uses it" : "\(revocation.userCount) rooms use it"
            return "kept for \(revocation.function), since \(rooms)"
        }
        return revocation.isRemoved ? "removed from \(revocation.function)" : "\(revocation.function) had none of ours"
    }
}
