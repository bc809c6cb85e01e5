import IVSChat
import LoopbackServer
import Synchronization
import Testing

@Suite("Lists page by page", .timeLimit(.minutes(20)))
struct ListTests {
    /// Answers with these pages: how many rooms, and the token of the next one.
    private func chat(_ pages: [String: (count: Int, next: String?)]) throws -> ScriptedChat {
        try ScriptedChat { request in
            let token = (try? JSONValue(parsing: request.body))?.objectValue?["nextToken"]?.stringValue ?? ""
            guard let page = pages[token] else { return .http(500) }
            let member = request.target == "/ListRooms" ? "rooms" : "loggingConfigurations"
            let items = (0..<page.count).map { #"{"name": "\#(token)\#($0)"}"# }.joined(separator: ",")
            let next = page.next.map { #", "nextToken": "\#($0)""# } ?? ""
            return .http(200, text: #"{"\#(member)": [\#(items)]\#(next)}"#)
        }
    }

    @Test("Items come from all pages, empty ones in between included")
    func items() async throws {
        let client = try chat(["": (2, "a"), "a": (0, "b"), "b": (1, nil)]).client()
        var names: [String?] = []
        for try await room in client.rooms() { names.append(room.name) }
        #expect(names == ["0", "1", "b0"])
        names = []
        for try await configuration in client.loggingConfigurations() { names.append(configuration.name) }
        #expect(names == ["0", "1", "b0"])
    }

    @Test("Pages keep the other members of the input and start at its token")
    func pages() async throws {
        let chat = try chat(["a": (1, "b"), "b": (1, "")])
        var counts: [Int] = []
        for try await page in chat.client().roomPages(ListRoomsInput(name: "n", nextToken: "a", maxResults: 1)) {
            counts.append(page.rooms.count)
        }
        #expect(counts == [1, 1])
        #expect(
            chat.server.requests.map(\.text) == [
                #"{"name":"n","nextToken":"a","maxResults":1}"#, #"{"name":"n","nextToken":"b","maxResults":1}"#,
            ])
    }

    @Test("A token that repeats itself ends the list")
    func repeatedToken() async throws {
        let chat = try chat(["": (1, "a"), "a": (1, "a")])
        var count = 0
        for try await _ in chat.client().loggingConfigurationPages() { count += 1 }
        #expect(count == 2)
    }

    @Test("Nothing is read that is not asked for, and an error ends the list")
    func laziness() async throws {
        let chat = try chat(["": (2, "a"), "a": (1, "missing")])
        for try await _ in chat.client().rooms() { break }
        #expect(chat.server.requests.count == 1)
        await #expect(throws: ServiceError.self) {
            for try await _ in chat.client().rooms() {}
        }
    }
}

@Suite("Waiting for logging configurations", .timeLimit(.minutes(20)))
struct WaitTests {
    /// Answers with these states, the last one again and again; nil is 404.
    private func client(_ states: [String?]) throws -> IVSChat {
        let count = Mutex(0)
        let chat = try ScriptedChat { _ in
            let number = count.withLock { count in
                defer { count += 1 }
                return count
            }
            guard let state = states[min(number, states.count - 1)] else {
                return .http(
                    404, headers: [("x-amzn-errortype", "ResourceNotFoundException")], text: #"{"message": "gone"}"#)
            }
            return .http(200, text: #"{"state": "\#(state)"}"#)
        }
        return chat.client()
    }

    @Test("It ends when the configuration is active")
    func active() async throws {
        let client = try client(["CREATING", "UPDATING", "ACTIVE"])
        let configuration = try await client.waitUntilLoggingConfigurationIsActive(
            ARN.logging, interval: .milliseconds(1))
        #expect(configuration.state == .active)
    }

    @Test("It ends with an error in a state that stays", arguments: ["CREATE_FAILED", "DELETE_FAILED", "NEW_STATE"])
    func failed(state: String) async throws {
        let client = try client(["CREATING", state])
        await #expect(throws: WaitError.ended(in: .init(rawValue: state))) {
            try await client.waitUntilLoggingConfigurationIsActive(ARN.logging, interval: .milliseconds(1))
        }
    }

    @Test("It ends when the time is over")
    func timeout() async throws {
        let client = try client(["CREATING"])
        await #expect(throws: WaitError.timedOut(in: .creating)) {
            try await client.waitUntilLoggingConfigurationIsActive(
                ARN.logging, interval: .milliseconds(5), timeout: .milliseconds(20))
        }
    }

    @Test("It ends when the configuration is gone")
    func deleted() async throws {
        let client = try client(["ACTIVE", "DELETING", nil])
        try await client.waitUntilLoggingConfigurationIsDeleted(ARN.logging, interval: .milliseconds(1))
        let failing = try self.client(["DELETING", "DELETE_FAILED"])
        await #expect(throws: WaitError.ended(in: .deleteFailed)) {
            try await failing.waitUntilLoggingConfigurationIsDeleted(ARN.logging, interval: .milliseconds(1))
        }
    }
}
