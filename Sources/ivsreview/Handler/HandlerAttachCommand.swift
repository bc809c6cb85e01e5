import AWSClient
import ArgumentParser
import IVSChat
import RoomAdmin

/// `ivsreview handler attach`.
struct HandlerAttachCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach",
        abstract: "Let a function review the messages of rooms.",
        discussion: """
            First the plan is shown: rooms to change, rooms that are so already, rooms with another handler (conflict), \
            and rooms that cannot be reached. Then up to five rooms a second are changed, and each is read back; after ten \
            seconds each is also looked at before, and left alone if somebody has attached another handler meanwhile. What \
            is done already is left alone, so the command can be repeated at any time.
            """)

    @Option(help: ArgumentHelp("The function: its ARN, NAME, or NAME:ALIAS.", valueName: "arn"))
    var function: String

    @OptionGroup(title: "Rooms") var selection: RoomSelectionOptions

    @Option(
        help: ArgumentHelp(
            """
            What becomes of a message when the function fails: ALLOW or DENY. Without it a room keeps that of the same \
            function, and gets DENY otherwise.
            """, valueName: "result"))
    var fallback: Fallback?

    @Flag(help: "Add the permission for IVS Chat to invoke the function, unless it is there.")
    var grant = false

    @Flag(help: "Take the place of another function.")
    var replace = false

    @OptionGroup var options: HandlerRunOptions

    enum Fallback: String, CaseIterable, ExpressibleByArgument {
        case allow = "ALLOW"
        case deny = "DENY"
    }

    func run() async throws {
        do {
            let selection = try selection.requiredSelection()
            let admin = HandlerAdmin(configuration: try options.connection.configuration(forFunction: function))
            let (function, _) = try await admin.reviewer(function)
            func plan() async throws -> HandlerPlan {
                let rooms = try await selection.rooms(
                    from: admin.chat, home: (function.region, function.account), pace: admin.pace, options.global)
                if rooms.isEmpty, selection.handlers.isEmpty { try await explainAbsence(of: function, admin) }
                try selection.requireMatches(rooms)
                return HandlerPlan(
                    .attach(function, fallback: fallback.map { FallbackResult(rawValue: $0.rawValue) }), rooms,
                    replaces: replace, replaceable: Set(selection.handlers))
            }
            try await carryOut(try await plan(), admin, now: plan)
        } catch {
            throw CommandFailure(admin: error)
        }
    }

    private func carryOut(
        _ plan: HandlerPlan, _ admin: HandlerAdmin, now: () async throws -> HandlerPlan
    ) async throws {
        var missing: RoomPermission?
        if case .missing(let permission) = try await admin.permissionStep(for: plan) { missing = permission }
        if let missing, !grant {
            let report = HandlerReport(plan: plan, outcomes: nil)
            if options.dryRun { StandardOutput().printAll(report.text(options.output)) } else { options.show(report) }
            throw CommandFailure(
                .failedCheck,
                """
                IVS Chat may not invoke \(missing.function). Repeat this with --grant, or run:
                  \(missing.command)
                """)
        }
        guard try options.confirm(plan, permission: missing.map { "to be granted, statement \($0.statementID)" })
        else {
            guard plan.obstacleCount == 0 else { throw CommandFailure(.failedCheck) }
            return
        }
        try await options.requireSame(plan, now)
        if let missing { try await admin.grant(missing) }
        let outcomes = await options.apply(plan, admin)
        try options.finish(
            HandlerReport(
                plan: plan, outcomes: outcomes, permission: missing.map { "granted, statement \($0.statementID)" }))
    }

    /// Nothing was selected: the usual reason is another account.
    private func explainAbsence(of function: FunctionARN, _ admin: HandlerAdmin) async throws -> Never {
        let account = try? await admin.account()
        let place = "\(function.region) of \(account ?? "this account")"
        throw CommandFailure(.failedCheck, "no such rooms in \(place); the function is \(function)")
    }
}
