public import IVSChat

/// Carries out a plan, room by room. It may be stopped and run again at any time: what is done is no longer to be done.
public struct HandlerApplication: Sendable {
    /// How long to be patient.
    public struct Patience: Sendable {
        /// How long all rooms together wait for a permission that was just added; IAM takes up to a few minutes.
        public var permission = Duration.seconds(180)
        /// The time between two tries of it.
        public var permissionInterval = Duration.seconds(3)
        /// How long a room may take to show its new handler; reads may lag behind writes.
        public var readBack = Duration.seconds(20)
        /// How old what the plan has seen of a room may be; then it is read again before it is changed. Reading takes as long
        /// as changing, so that rooms from then on take twice the time.
        public var planAge = Duration.seconds(10)
        /// How often an update is tried when the service is throttled, fails or cannot be reached.
        public var attempts = 6

        /// The usual patience.
        public init() {}
    }

    private let reader: any IVSChatClient
    private let writer: any IVSChatClient
    private let pace: Pace
    private let patience: Patience

    /// An application through these clients.
    ///
    /// - Parameter writer: Sends UpdateRoom. It should try once only: when an answer is lost, the room is read before the
    ///   update is sent again, so that nothing is done twice.
    public init(
        reader: some IVSChatClient, writer: some IVSChatClient, pace: Pace, patience: Patience = Patience()
    ) {
        self.reader = reader
        self.writer = writer
        self.pace = pace
        self.patience = patience
    }

    /// What a run waits for, beside its turn.
    public enum Wait: Sendable, Equatable {
        /// For the permission to spread.
        case permission
        /// For a service that is throttled, fails or cannot be reached.
        case service
    }

    /// Applies a plan and gives what became of each of its rooms, in their order.
    ///
    /// - Parameters:
    ///   - isStopped: Asked before each room is begun, and while one waits.
    ///   - progress: Told how many of the rooms to change are done, and what is waited for now.
    public func run(
        _ plan: HandlerPlan, isStopped: @Sendable () -> Bool = { false }, progress: (Int, Wait?) -> Void = { _, _ in }
    ) async -> [RoomOutcome] {
        var outcomes: [RoomOutcome] = []
        var attempt = Attempt(start: await pace.elapsed, permissionLeft: patience.permission)
        for room in plan.rooms {
            let result: RoomOutcome.Result
            switch room.action {
            case .keep: result = .unchanged
            case .conflict(let uri): result = .conflict(uri: uri)
            case .unreachable(let reason): result = .unreachable(reason)
            case .change where isStopped() || Task.isCancelled || attempt.isHopeless: result = .notStarted
            case .change(let handler):
                progress(attempt.doneCount, nil)
                result = await change(room, to: handler, &attempt, isStopped, progress)
                attempt.doneCount += 1
                progress(attempt.doneCount, nil)
            }
            outcomes.append(RoomOutcome(room: room, result: result))
        }
        return outcomes
    }

    /// What all rooms of a run have in common.
    private struct Attempt {
        let start: Duration
        var doneCount = 0
        var permissionLeft: Duration
        /// How many rooms in a row were given up for want of the service.
        var unansweredCount = 0

        /// Whether the next room would end like the last three, each of which took as long as patience allows.
        var isHopeless: Bool { unansweredCount >= 3 }
    }

    /// Sends the update until it is accepted, then reads the room until it shows.
    private func change(
        _ room: HandlerPlan.Room, to handler: MessageReviewHandler, _ attempt: inout Attempt,
        _ isStopped: @Sendable () -> Bool, _ progress: (Int, Wait?) -> Void
    ) async -> RoomOutcome.Result {
        var tries = 1
        var isUncertain = false
        var isSeen = await pace.elapsed - attempt.start < patience.planAge
        while true {
            do {
                if isUncertain, try await hasHandler(room, handler) { return .changed }
                if !isSeen, let result = try await change(behind: room, to: handler) { return result }
                isSeen = true
                try await pace.wait(for: .update)
                _ = try await writer.updateRoom(
                    UpdateRoomInput(identifier: room.arn.description, messageReviewHandler: handler))
                attempt.unansweredCount = 0
                return await readBack(room, handler, isStopped)
            } catch {
                let trouble = UpdateTrouble(error)
                let delay: Duration
                switch trouble {
                case .permission where attempt.permissionLeft >= patience.permissionInterval:
                    attempt.permissionLeft -= patience.permissionInterval
                    delay = patience.permissionInterval
                case .unavailable where tries < patience.attempts, .lostAnswer where tries < patience.attempts:
                    delay = .milliseconds(500) * (1 << tries)
                    tries += 1
                default:
                    let isUnanswered = trouble == .unavailable || trouble == .lostAnswer
                    attempt.unansweredCount = isUnanswered ? attempt.unansweredCount + 1 : 0
                    return error is CancellationError ? .notStarted : .failed(Self.reason(error))
                }
                isUncertain = isUncertain || trouble == .lostAnswer
                progress(attempt.doneCount, trouble == .permission ? .permission : .service)
                guard await rest(delay, isStopped) else {
                    return isUncertain ? .failed("stopped after: \(Self.reason(error))") : .notStarted
                }
            }
        }
    }

    /// Reads an updated room until it shows its handler. What goes wrong here does not undo the update.
    private func readBack(
        _ room: HandlerPlan.Room, _ handler: MessageReviewHandler, _ isStopped: @Sendable () -> Bool
    ) async -> RoomOutcome.Result {
        let deadline = await pace.elapsed + patience.readBack
        var problem = "the room does not show it yet"
        while true {
            do {
                if try await hasHandler(room, handler) { return .changed }
            } catch {
                problem = "the room cannot be read: \(Self.reason(error))"
                if UpdateTrouble(error) == .final { return .failed("the update was accepted, but \(problem)") }
            }
            let isOver = await pace.elapsed >= deadline
            guard !isOver, await rest(.milliseconds(500), isStopped) else {
                return .failed("the update was accepted, but \(problem)")
            }
        }
    }

    /// What somebody else has made of a room since it was planned; nil if nothing that stands in the way.
    private func change(
        behind room: HandlerPlan.Room, to handler: MessageReviewHandler
    ) async throws -> RoomOutcome.Result? {
        let current = try await currentHandler(of: room)
        if current.fulfils(handler) { return .unchanged }
        guard current.isAttached, !current.fulfils(room.handler ?? .detached) else { return nil }
        return .conflict(uri: current.uri ?? "")
    }

    private func hasHandler(_ room: HandlerPlan.Room, _ handler: MessageReviewHandler) async throws -> Bool {
        try await currentHandler(of: room).fulfils(handler)
    }

    private func currentHandler(of room: HandlerPlan.Room) async throws -> MessageReviewHandler {
        try await pace.wait(for: .read)
        return try await reader.getRoom(GetRoomInput(identifier: room.arn.description)).room.messageReviewHandler
            ?? .detached
    }

    /// Waits, in pieces so short that whoever stops the run need not wait with it; false if it was stopped.
    private func rest(_ duration: Duration, _ isStopped: @Sendable () -> Bool) async -> Bool {
        let end = await pace.elapsed + duration
        while true {
            guard !isStopped() else { return false }
            let left = await end - pace.elapsed
            guard left > .zero else { return true }
            guard (try? await pace.sleep(min(left, .milliseconds(200)))) != nil else { return false }
        }
    }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? ServiceError else { return "\(error)" }
        return error.isNotFound ? "the room does not exist any more" : error.summary
    }
}
