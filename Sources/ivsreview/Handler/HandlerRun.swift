import AWSClient
import ArgumentParser
import Foundation
import IVSChat
import RoomAdmin

/// The flags that attaching and detaching have in common.
struct HandlerRunOptions: ParsableArguments {
    @Flag(help: "Print the plan, and change nothing.")
    var dryRun = false

    @Flag(help: "Do not ask before the rooms are changed.")
    var yes = false

    @Option(help: "How to print plan and report; with json the report alone is printed.")
    var output = AdminOutput.table

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    @OptionGroup var global: GlobalOptions

    /// Shows a plan; true if it is to be carried out.
    func confirm(_ plan: HandlerPlan, permission: String?) throws -> Bool {
        let report = HandlerReport(plan: plan, outcomes: nil, permission: permission)
        if dryRun {
            StandardOutput().printAll(report.text(output))
            return false
        }
        show(report)
        guard plan.changeCount > 0 || permission != nil else { return true }
        let what = plan.changeCount > 0 ? Count.rooms(plan.changeCount) : "the permission"
        try Confirmation.require("Change \(what)?", isGiven: yes)
        return true
    }

    /// Shows a plan on standard error, where it is in nobody's way. Whoever is asked must see it.
    func show(_ plan: HandlerReport) {
        guard !yes || !global.quiet else { return }
        StandardError.print("The plan:\n" + plan.table)
    }

    /// A plan that somebody has looked at for a while must still be right.
    func requireSame(_ plan: HandlerPlan, _ now: () async throws -> HandlerPlan) async throws {
        guard !yes, try await now().rooms != plan.rooms else { return }
        throw AdminError("the rooms have changed since the plan was made; nothing was changed: run this again")
    }

    /// Applies a plan with a progress bar.
    func apply(_ plan: HandlerPlan, _ admin: HandlerAdmin) async -> [RoomOutcome] {
        ProcessSignal.watchInterrupt()
        var bar = ProgressBar(rooms: global)
        let outcomes = await admin.application().run(
            plan, isStopped: { ProcessSignal.isInterrupted },
            progress: { count, wait in bar.advance(to: count, of: plan.changeCount, note: wait?.note) })
        bar.clear()
        return outcomes
    }

    /// Prints the report and ends as it says.
    func finish(_ report: HandlerReport) throws {
        StandardOutput().printAll(report.text(output))
        let outcomes = report.outcomes ?? []
        let first = outcomes.first { $0.result == .notStarted }
        if let first {
            let reason = ProcessSignal.isInterrupted ? "stopped" : "the service does not answer: stopped"
            StandardError.print(
                "\(reason) before \(first.room.arn); the same command goes on from there, with what is done left alone")
        }
        if ProcessSignal.isInterrupted { ProcessSignal.die(of: SIGINT) }
        guard outcomes.allSatisfy(\.isAsWanted) else { throw CommandFailure(.failedCheck) }
    }
}

extension HandlerApplication.Wait {
    fileprivate var note: String {
        switch self {
        case .permission: "waiting for the permission to spread"
        case .service: "waiting for the service"
        }
    }
}

extension CommandFailure {
    /// How a command of handlers or rooms ends that failed so.
    init(admin error: any Error) {
        if let error = error as? AdminError {
            self.init(.failedCheck, error.description)
        } else {
            self.init(error)
        }
    }
}
