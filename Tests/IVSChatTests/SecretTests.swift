import IVSChat
import LoopbackServer
import Synchronization
import Testing

@Suite("What must not be shown is not shown", .timeLimit(.minutes(20)))
struct SecretTests {
    private static let secrets = ["secret-user", "secret-token", "secret-key", "secret-value", "session-token"]

    /// Everything that Swift prints of a value.
    private func shown(_ value: Any) -> String {
        var text = "\(value)\n" + String(reflecting: value) + "\n"
        dump(value, to: &text)
        return text
    }

    private let input = CreateChatTokenInput(
        roomIdentifier: ARN.room, userId: "secret-user", attributes: ["secret-key": "secret-value"])

    @Test("Neither description nor reflection shows a user id, a token or its attributes")
    func values() async throws {
        let chat = try ScriptedChat(text: #"{"token": "secret-token"}"#)
        let output = try await chat.client().createChatToken(input)
        let raw = try await chat.client().call(.createChatToken, input.json)
        #expect(output.token?.value == "secret-token" && raw.output["token"] == "secret-token")
        let values: [Any] = [
            input, output, raw, DisconnectUserInput(roomIdentifier: ARN.room, userId: "secret-user"),
            Optional(input.userId) as Any, [input.attributes],
        ]
        for value in values {
            let text = shown(value)
            for secret in Self.secrets { #expect(!text.contains(secret)) }
        }
    }

    @Test("Errors and the debug log show none of it")
    func errors() async throws {
        let chat = try ScriptedChat(
            status: 403, text: #"{"__type": "AccessDeniedException", "message": "no", "token": "secret-token"}"#)
        let log = Mutex("")
        let client = chat.client { line in log.withLock { $0 += line + "\n" } }
        var text = ""
        do {
            _ = try await client.createChatToken(input)
            Issue.record("the service refused")
        } catch {
            text = shown(error)
        }
        do {
            let long = CreateChatTokenInput(
                roomIdentifier: "secret-user", userId: "secret-user", attributes: ["secret-key": Self.long])
            _ = try await client.createChatToken(long)
            Issue.record("the input is not valid")
        } catch {
            text += shown(error)
        }
        text += log.withLock { $0 }
        for secret in Self.secrets { #expect(!text.contains(secret), "\(secret) in \(text)") }
    }

    private static let long = String(repeating: "secret-value", count: 100)

    @Test("A redacted object keeps its form")
    func redaction() {
        let redacted = ChatOperation.createChatToken.input.redacted(input.json)
        #expect(
            JSONValue.object(redacted) == [
                "roomIdentifier": .string(ARN.room), "userId": "<hidden>", "attributes": "<hidden>",
            ])
        let unknown = ChatOperation.createRoom.input.redacted(["name": "n", "secretMember": "x"])
        #expect(unknown == ["name": "n", "secretMember": "<hidden>"])
    }
}
