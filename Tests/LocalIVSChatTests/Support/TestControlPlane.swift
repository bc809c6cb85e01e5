import IVSChat
import SeededNumbers

@testable import LocalIVSChat

/// A control plane without sockets, at a clock of its own.
struct TestControlPlane {
    struct Answer {
        let status: Int
        let error: String?
        let json: JSONObject
        let answer: ServerAnswer

        subscript(name: String) -> JSONValue? { json[name] }
    }

    let clock = TestClock()
    let directory: ChatDirectory
    let plane: ControlPlane

    init(_ conduct: ControlPlane.Conduct = .init(), store: (any ResourceStore)? = nil, log: AccessLog? = nil) throws {
        let random = RandomSource(SeededGenerator(seed: 7))
        directory = try ChatDirectory(identity: ServiceIdentity(), clock: clock.clock, random: random, store: store)
        plane = ControlPlane(
            directory: directory, rooms: LiveRooms(clock: clock.clock, random: random), clock: clock.clock,
            random: random, conduct: conduct, log: log)
    }

    @discardableResult
    func call(_ operation: String, _ input: JSONObject = [:]) async -> Answer {
        await send(ReceivedRequest(method: "POST", path: "/\(operation)", body: JSONValue.object(input).bytes))
    }

    func send(_ request: ReceivedRequest) async -> Answer {
        let answer = await plane.answer(request)
        return Answer(
            status: answer.status, error: answer.headers.first { $0.name == "x-amzn-ErrorType" }?.value,
            json: (try? JSONValue(parsing: answer.body))?.objectValue ?? [:], answer: answer)
    }

    /// Makes a room and gives its ARN.
    func room(_ input: JSONObject = [:]) async throws -> String {
        let answer = await call("CreateRoom", input)
        guard let arn = answer["arn"]?.stringValue else { throw Missing(what: "arn in \(answer.json)") }
        return arn
    }

    struct Missing: Error {
        let what: String
    }
}
