internal import AWSClient
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

    /// Applies a plan and gives what became of each of its rooms, in their order.
    ///
    /// - Parameters:
    ///   - isStopped: Asked before each room is begun, and while one waits.
    ///   - progress: Told how many of the rooms to change are done.
    public func run(
        _ plan: HandlerPlan, isStopped: @Sendable () -> Bool = { false }, progress: (Int) -> Void = { _ in }
    ) async -> [RoomOutcome] {
        var outcomes: [RoomOutcome] = []
        var permissionLeft = patience.permission
        var doneCount = 0
        for room in plan.rooms {
            let result: RoomOutcome.Result
            switch room.action {
            case .keep: result = .unchanged
            case .conflict(let uri): result = .conflict(uri: uri)
            case .unreachable(let reason): result = .unreachable(reason)
            case .change where isStopped() || Task.isCancelled: result = .notStarted
            case .change(let handler):
                do {
                    result = try await change(room, to: handler, &permissionLeft, isStopped)
                } catch is CancellationError {
                    result = .notStarted
                } catch {
                    result = .failed(Self.reason(error))
                }
                doneCount += 1
                progress(doneCount)
            }
            outcomes.append(RoomOutcome(room: room, result: result))
        }
        return outcomes
    }

    private func change(
        _ room: HandlerPlan.Room, to handler: MessageReviewHandler, _ permissionLeft: inout Duration,
        _ isStopped: @Sendable () -> Bool
    ) async throws -> RoomOutcome.Result {
        let input = UpdateRoomInput(identifier: room.arn.description, messageReviewHandler: handler)
        var attempt = 1
        while true {
            try await pace.wait(for: .update)
            do {
                _ = try await writer.updateRoom(input)
                return try await readBack(room, handler, isStopped)
            } catch {
                guard !isStopped() else { return .failed("stopped after: \(Self.reason(error))") }
                switch Trouble(error) {
                case .permission where permissionLeft >= patience.permissionInterval:
                    permissionLeft -= patience.permissionInterval
                    try await pace.sleep(patience.permissionInterval)
                case .unavailable where attempt < patience.attempts:
                    try await pace.sleep(.milliseconds(500) * (1 << attempt))
                    attempt += 1
                case .lostAnswer where attempt < patience.attempts:
                    try await pace.sleep(.milliseconds(250) * (1 << attempt))
                    attempt += 1
                    if try await hasHandler(room, handler) { return .changed }
                default: throw error
                }
            }
        }
    }

    private func readBack(
        _ room: HandlerPlan.Room, _ handler: MessageReviewHandler, _ isStopped: @Sendable () -> Bool
    ) async throws -> RoomOutcome.Result {
        let deadline = await pace.elapsed + patience.readBack
        while true {
            if try await hasHandler(room, handler) { return .changed }
            guard await pace.elapsed < deadline, !isStopped() else {
                return .failed("the update was accepted, but the room does not show it yet")
            }
            try await pace.sleep(.milliseconds(500))
        }
    }

    private func hasHandler(_ room: HandlerPlan.Room, _ handler: MessageReviewHandler) async throws -> Bool {
        try await pace.wait(for: .read)
        let current = try await reader.getRoom(GetRoomInput(identifier: room.arn.description)).room
            .messageReviewHandler
        return (current ?? .detached).fulfils(handler)
    }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? ServiceError else { return "\(error)" }
        if error.isNotFound { return "the room does not exist any more" }
        let message = error.message.map { ": \($0)" } ?? ""
        return error.code + message
    }
}

/// What an error of an update means for the next try.
private enum Trouble {
    /// The permission is not there, or has not spread yet.
    case permission
    /// The service did nothing, and may do it later.
    case unavailable
    /// Nobody knows whether the service did it.
    case lostAnswer
    /// Another try would end the same.
    case final

    init(_ error: any Error) {
        switch error {
        case let error as ServiceError where error.isInvalidPermission: self = .permission
        case let error as ServiceError where error.metadata.status == 429 || error.code == "ThrottlingException":
            self = .unavailable
        case let error as ServiceError where error.metadata.status >= 500: self = .lostAnswer
        case let error as AWSClientError where !error.isConfiguration && error.code != .signing: self = .lostAnswer
        case is InvalidResponse: self = .lostAnswer
        default: self = .final
        }
    }
}

extension ServiceError {
    /// Whether CreateRoom or UpdateRoom says that IVS Chat may not invoke the function: "Request member: uri failed to
    /// satisfy the constraints: invalid lambda permission".
    var isInvalidPermission: Bool {
        code == "ValidationException" && message?.contains("invalid lambda permission") == true
    }
}
