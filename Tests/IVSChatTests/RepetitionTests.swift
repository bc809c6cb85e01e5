import AWSClient
import IVSChat
import LoopbackServer
import Synchronization
import Testing

@Suite("What is sent again", .timeLimit(.minutes(20)))
struct RepetitionTests {
    /// Does this to the first request and answers all others with an empty success.
    private func chat(first: Answer) throws -> ScriptedChat {
        let count = Mutex(0)
        return try ScriptedChat { request in
            let number = count.withLock { count in
                count += 1
                return count
            }
            return number == 1 ? first : ScriptedChat.emptySuccess(request)
        }
    }

    private static let creations: [(ChatOperation, JSONObject)] = [
        (.createRoom, [:]), (.createLoggingConfiguration, ["destinationConfiguration": ["s3": ["bucketName": "abc"]]]),
    ]

    private static let lostAnswers = [Answer([.reset]), Answer([.close]), .http(200, text: "{\"arn\": \"cut")]

    @Test("A creation whose answer is lost is not: there might be two rooms", arguments: creations, 0..<3)
    func creation(operation: (ChatOperation, JSONObject), fault: Int) async throws {
        let chat = try chat(first: Self.lostAnswers[fault])
        await #expect(throws: AWSClientError.self) {
            try await chat.client(attempts: 3).call(operation.0, operation.1)
        }
        #expect(chat.server.requests.count == 1)
    }

    @Test("A creation that was answered with a transient error is", arguments: [429, 500, 503])
    func transientError(status: Int) async throws {
        let chat = try chat(first: .http(status, text: #"{"__type": "ThrottlingException", "message": "slow down"}"#))
        let output = try await chat.client(attempts: 3).createRoom(CreateRoomInput())
        #expect(output.metadata.attempts == 2)
    }

    @Test("Anything else whose answer is lost is", arguments: 0..<3)
    func reading(fault: Int) async throws {
        let chat = try chat(first: Self.lostAnswers[fault])
        let output = try await chat.client(attempts: 3).getRoom(GetRoomInput(identifier: ARN.room))
        #expect(output.metadata.attempts == 2)
        #expect(chat.server.requests.count == 2)
    }

    @Test("With one attempt nothing is, not even over a connection that was kept alive")
    func oneAttempt() async throws {
        let count = Mutex(0)
        let chat = try ScriptedChat { request in
            let number = count.withLock { count in
                count += 1
                return count
            }
            return number == 2 ? Answer([.close]) : ScriptedChat.emptySuccess(request)
        }
        let client = chat.client(attempts: 1)
        _ = try await client.getRoom(GetRoomInput(identifier: ARN.room))
        await #expect(throws: AWSClientError.self) { try await client.getRoom(GetRoomInput(identifier: ARN.room)) }
        #expect(chat.server.requests.count == 2)
    }
}
