import AWSClient
import ArgumentParser
import IVSChat
import RoomAdmin

/// Which rooms a command is about.
struct RoomSelectionOptions: ParsableArguments {
    @Option(name: .customLong("room"), help: ArgumentHelp("A room's ARN; may be repeated.", valueName: "arn"))
    var rooms: [String] = []

    @Flag(help: "All rooms of the account and region.")
    var allRooms = false

    @Option(
        name: .customLong("name"), help: ArgumentHelp("All rooms of this name; may be repeated.", valueName: "name"))
    var names: [String] = []

    @Option(
        name: .customLong("tag"),
        help: ArgumentHelp(
            "All rooms with this tag, or with any value of KEY; may be repeated.", valueName: "key=value"))
    var tags: [String] = []

    @Option(
        name: .customLong("from"),
        help: ArgumentHelp("All rooms whose handler is this; attach may replace it.", valueName: "arn"))
    var handlers: [String] = []

    /// The selection.
    ///
    /// - Throws: `CommandFailure` for what is no ARN or no tag.
    func selection() throws(CommandFailure) -> RoomSelection {
        var selection = RoomSelection(names: names, handlers: handlers, includesAll: allRooms)
        for text in rooms {
            guard let arn = RoomARN(text) else {
                throw CommandFailure(
                    .usage, "--room: \(text): is no room's ARN, arn:aws:ivschat:REGION:ACCOUNT:room/ID")
            }
            selection.arns.append(arn)
        }
        // The service takes an empty text for no filter: all rooms would be meant.
        guard !names.contains("") else { throw CommandFailure(.usage, "--name: must not be empty") }
        for handler in handlers where FunctionARN(handler) == nil {
            throw CommandFailure(
                .usage, "--from: \(handler): is no function's ARN, arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS]")
        }
        for tag in tags {
            let parts = tag.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard !parts[0].isEmpty else { throw CommandFailure(.usage, "--tag: \(tag): must be KEY=VALUE or KEY") }
            selection.tags.append(RoomSelection.Tag(parts[0], parts.count > 1 ? parts[1] : nil))
        }
        return selection
    }

    /// The selection, which must name something.
    func requiredSelection() throws(CommandFailure) -> RoomSelection {
        let selection = try selection()
        guard !selection.isEmpty else {
            throw CommandFailure(
                .usage, "which rooms? Give --room ARN, --name NAME, --tag K=V, --from ARN or --all-rooms")
        }
        return selection
    }
}

extension ConnectionOptions {
    /// The configuration for these rooms: those given by ARN are asked for in their own region, unless a flag names one.
    func configuration(for selection: RoomSelection) -> ClientConfiguration {
        var configuration = configuration
        configuration.region = configuration.region ?? selection.arns.first?.region
        return configuration
    }

    /// The configuration for a function and its rooms, which must be in one region: that of the function's ARN counts.
    func configuration(forFunction text: String) throws(CommandFailure) -> ClientConfiguration {
        var configuration = configuration
        guard let arn = FunctionARN(text) else { return configuration }
        if let region = configuration.region, region != arn.region {
            throw CommandFailure(.usage, "--region is \(region), but the function is in \(arn.region)")
        }
        configuration.region = arn.region
        return configuration
    }
}

extension RoomSelection {
    /// Finds the rooms, with a progress bar.
    func rooms(
        from client: IVSChat, home: (region: String?, account: String?), pace: Pace, _ global: GlobalOptions
    ) async throws -> [SelectedRoom] {
        var bar = ProgressBar(rooms: global)
        defer { bar.clear() }
        return try await rooms(from: client, home: home, pace: pace) { bar.advance(to: $0, of: $1) }
    }
}
