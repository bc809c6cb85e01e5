internal import IVSChat
internal import Synchronization

/// The control plane: 17 operations over HTTP (Amazon IVS Chat API Reference, REST-JSON).
final class ControlPlane: Sendable {
    /// What makes this control plane stricter or worse than a plain one.
    struct Conduct: Sendable {
        /// Whether calls per second and the number of logging configurations are limited.
        var hasQuotas = false
        /// Verifies signatures; nil for none.
        var signatures: SignatureCheck?
        var faults = FaultInjection([])
    }

    let directory: ChatDirectory
    let rooms: LiveRooms
    private let clock: ServerClock
    private let random: RandomSource
    private let conduct: Conduct
    private let log: AccessLog?
    private let rates = Mutex(OperationRates())

    init(
        directory: ChatDirectory, rooms: LiveRooms, clock: ServerClock, random: RandomSource, conduct: Conduct,
        log: AccessLog?
    ) {
        self.directory = directory
        self.rooms = rooms
        self.clock = clock
        self.random = random
        self.conduct = conduct
        self.log = log
    }

    /// Whether quotas count.
    var isLimited: Bool { conduct.hasQuotas }

    /// Answers a request.
    func answer(_ request: ReceivedRequest) async -> ServerAnswer {
        var call = Call(requestID: random.requestID())
        let answer: ServerAnswer
        do throws(OperationFailure) {
            answer = try await perform(request, &call)
        } catch {
            answer = Self.answer(error, call)
        }
        log?.add(call, answer, at: clock.now())
        return answer
    }

    private func perform(
        _ request: ReceivedRequest, _ call: inout Call
    ) async throws(OperationFailure) -> ServerAnswer {
        guard let (operation, members) = ChatOperation.matching(method: request.method, path: request.path) else {
            throw .validation("Unknown operation", reason: "UNKNOWN_OPERATION")
        }
        call.operation = operation
        try conduct.signatures?.verify(request, at: clock.now())
        let input = try Self.input(of: request, operation, members)
        call.input = input
        let faults = try countCall(operation)
        call.isFaulty = !faults.isEmpty
        for fault in faults where fault.delay > 0 { try? await clock.sleep(fault.delay) }
        try await deleteRoom(faults, .before, input)
        if let answer = try Self.answer(faults, .before, input, call) { return answer }
        let output = try await perform(operation, operation.checked(input))
        call.isApplied = true
        try await deleteRoom(faults, .after, input)
        if let answer = try Self.answer(faults, .after, input, call) { return answer }
        guard let output else { return ServerAnswer(status: 204, headers: call.headers) }
        let body = output.bytes
        return ServerAnswer(
            status: 200, headers: call.headers + [(name: "Content-Type", value: "application/json")], body: body)
    }

    /// The members of an input, from path, query and body.
    private static func input(
        of request: ReceivedRequest, _ operation: ChatOperation, _ members: JSONObject
    ) throws(OperationFailure) -> JSONObject {
        var input: JSONObject = [:]
        if !request.body.isEmpty, request.method == "POST" {
            guard let body = JSONObject(parsing: request.body) else {
                throw .validation("The body is not a JSON object", reason: "OTHER")
            }
            input = body
        }
        for (name, value) in members { input[name] = value }
        for member in operation.input.members where member.location == .query {
            let values = request.query.filter { $0.name == member.name }.map { JSONValue.string($0.value) }
            if !values.isEmpty { input[member.name] = .array(values) }
        }
        return input
    }

    /// Counts a call, and gives the faults that it is to meet.
    private func countCall(_ operation: ChatOperation) throws(OperationFailure) -> [Fault] {
        let time = clock.monotonic()
        if conduct.hasQuotas {
            let result = rates.withLock { rates in
                Result { () throws(OperationFailure) in try rates.count(operation.name, at: time) }
            }
            try result.get()
        }
        return conduct.faults.faults(of: operation.name, at: time, random: random)
    }

    private func deleteRoom(
        _ faults: [Fault], _ moment: Fault.Moment, _ input: JSONObject
    ) async throws(OperationFailure) {
        for fault in faults where fault.roomDeletion == moment {
            try? await directory.deleteRoom(input.identifier)
        }
    }

    /// What faults make of a call at a moment; nil if nothing.
    private static func answer(
        _ faults: [Fault], _ moment: Fault.Moment, _ input: JSONObject, _ call: Call
    ) throws(OperationFailure) -> ServerAnswer? {
        for fault in faults where fault.answerMoment == moment {
            switch fault.answer {
            case nil: continue
            case .reset: return .reset
            case .status(let status):
                return ServerAnswer(status: status, headers: call.headers, body: Array("Service unavailable".utf8))
            // The service looks at the permission of a function that a request names, and at nothing else.
            case .error("InvalidLambdaPermission") where !input.namesHandler: continue
            case .error(let code):
                throw OperationFailure(faultCode: code, arn: input.identifier) ?? .internalServer
            }
        }
        return nil
    }

    private static func answer(_ failure: OperationFailure, _ call: Call) -> ServerAnswer {
        let headers = [
            (name: "x-amzn-ErrorType", value: failure.code), (name: "Content-Type", value: "application/json"),
        ]
        return ServerAnswer(
            status: failure.status, headers: call.headers + headers, body: failure.members.bytes)
    }
}

extension JSONObject {
    /// Whether an input has a handler to attach.
    fileprivate var namesHandler: Bool {
        !(self["messageReviewHandler"]?.objectValue?["uri"]?.stringValue ?? "").isEmpty
    }
}

/// One call of an operation, as far as it is known.
struct Call: Sendable {
    let requestID: String
    var operation: ChatOperation?
    var input: JSONObject = [:]
    /// Whether the operation has done its work.
    var isApplied = false
    /// Whether a fault was to happen.
    var isFaulty = false

    init(requestID: String) { self.requestID = requestID }

    var headers: [(name: String, value: String)] { [(name: "x-amzn-RequestId", value: requestID)] }
}
