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
        global.note("plan: \(report.summary)" + (permission.map { "; permission: \($0)" } ?? ""))
        guard plan.changeCount > 0 || permission != nil else { return true }
        if !yes { StandardError.print(report.table) }
        let rooms = plan.changeCount == 1 ? "1 room" : "\(plan.changeCount) rooms"
        try Confirmation.require("Change \(rooms)?", isGiven: yes)
        return true
    }

    /// Applies a plan with a progress bar.
    func apply(_ plan: HandlerPlan, _ admin: HandlerAdmin) async -> [RoomOutcome] {
        ProcessSignal.watchInterrupt()
        var bar = ProgressBar(rooms: plan.changeCount, global)
        let outcomes = await admin.application().run(
            plan, isStopped: { ProcessSignal.isInterrupted }, progress: { bar.advance(to: $0) })
        bar.clear()
        return outcomes
    }

    /// Prints the report and ends as it says.
    func finish(_ report: HandlerReport) throws {
        StandardOutput().printAll(report.text(output))
        let outcomes = report.outcomes ?? []
        if let first = outcomes.first(where: { $0.result == .notStarted }) {
            StandardError.print(
                "stopped before \(first.room.arn); the same command goes on from there, with what is done left alone")
            ProcessSignal.die(of: SIGINT)
        }
        guard outcomes.allSatisfy(\.isAsWanted) else { throw CommandFailure(.failedCheck) }
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
