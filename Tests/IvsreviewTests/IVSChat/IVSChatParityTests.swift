import BuiltProducts
import Foundation
import IVSChat
import LoopbackServer
import PythonTools
import Testing

@Suite("ivsreview ivschat beside the AWS CLI", .timeLimit(.minutes(20)))
struct IVSChatParityTests {
    private static let room = ChatAnswers.room
    private static let logging = ChatAnswers.logging

    /// Arguments that both commands get after `ivschat`.
    private static let table: [[String]] = [
        [
            "create-chat-token", "--room-identifier", room, "--user-id", "é 日本", "--capabilities", "SEND_MESSAGE",
            "DELETE_MESSAGE", "--session-duration-in-minutes", "5", "--attributes", "name=Ana,role=mod",
        ],
        [
            "create-chat-token", "--room-identifier", room, "--user-id", "u", "--capabilities", "--attributes",
            #"{"a b": "c,d"}"#,
        ],
        [
            "create-logging-configuration", "--name", "logs", "--destination-configuration",
            "s3={bucketName=chat-logs}",
            "--tags", "a=b",
        ],
        [
            "create-logging-configuration", "--destination-configuration",
            #"{"cloudWatchLogs": {"logGroupName": "/chat"}}"#,
        ],
        [
            "create-room", "--name", "lounge", "--maximum-message-rate-per-second", "5", "--maximum-message-length",
            "300",
            "--message-review-handler", "uri=\(ChatAnswers.function),fallbackResult=DENY", "--tags",
            "team=live, stage = prod ,quoted='a,b=c',list\\,comma=x".replacingOccurrences(
                of: "list\\,comma", with: "k"),
            "--logging-configuration-identifiers", logging, logging,
        ],
        ["create-room"],
        ["create-room", "--logging-configuration-identifiers", "--tags", #"{"é": "日本"}"#, "--name", ""],
        ["create-room", "--logging-configuration-identifiers", #"["\#(logging)"]"#],
        ["delete-logging-configuration", "--identifier", logging],
        ["delete-message", "--room-identifier", room, "--id", "M2YcHkgffEvU", "--reason", "spam & \"more\""],
        ["delete-room", "--identifier", room],
        ["disconnect-user", "--room-identifier", room, "--user-id", "u", "--reason", "r"],
        ["get-logging-configuration", "--identifier", logging],
        ["get-room", "--identifier", room],
        ["get-room", "--identifier", room, "--output", "text"],
        ["get-room", "--identifier", room, "--output", "json"],
        ["list-logging-configurations"],
        ["list-logging-configurations", "--max-results", "5", "--next-token", "a+b/c=="],
        ["list-logging-configurations", "--output", "text"],
        ["list-rooms"],
        [
            "list-rooms", "--name", "lounge", "--max-results", "50", "--message-review-handler-uri",
            ChatAnswers.function, "--logging-configuration-identifier", logging,
        ],
        ["list-rooms", "--output", "text"],
        ["list-tags-for-resource", "--resource-arn", room],
        ["list-tags-for-resource", "--resource-arn", logging],
        ["get-logging-configuration", "--identifier", logging, "--output", "table"],
        ["list-logging-configurations", "--output", "table"],
        ["send-event", "--room-identifier", room, "--event-name", "goal", "--attributes", "score=2,by=Zoë"],
        ["send-event", "--room-identifier", room, "--event-name", "goal", "--output", "table"],
        ["tag-resource", "--resource-arn", room, "--tags", "a=1,b=,c=x y"],
        ["untag-resource", "--resource-arn", room, "--tag-keys", "q&r", "a b", "é"],
        ["untag-resource", "--resource-arn", room, "--tag-keys"],
        [
            "update-logging-configuration", "--identifier", logging, "--name", "n", "--destination-configuration",
            "firehose={deliveryStreamName=\"stream\"}",
        ],
        ["update-room", "--identifier", room, "--message-review-handler", "uri="],
        ["update-room", "--identifier", room, "--message-review-handler", #"{"uri": "", "fallbackResult": "DENY"}"#],
        [
            "update-room", "--cli-input-json",
            #"{"identifier": "\#(room)", "name": "json", "maximumMessageLength": 7}"#,
            "--name", "flag",
        ],
        ["update-room", "--identifier=\(room)", "--maximum-message-length=9"],
        ["update-room", "--identifier", room, "--name", "name-and-file", "--logging-configuration-identifiers", "[]"],
    ]

    private struct Peer: Decodable {
        let code: Int32
        let out: String
        let err: String
    }

    private struct Wire: Equatable {
        let method: String
        let target: String
        let contentType: String?
        let body: NSObject?

        init(_ request: RecordedRequest) throws {
            method = request.method
            target = request.target
            contentType = request.header("Content-Type")
            body =
                request.body.isEmpty
                ? nil : try JSONSerialization.jsonObject(with: Data(request.body)) as? NSObject
        }
    }

    @Test("The same arguments make the same request and the same output, for all operations")
    func parity() throws {
        let theirServer = try LoopbackServer { ChatAnswers.answer($0) }
        let ourServer = try LoopbackServer { ChatAnswers.answer($0) }
        let peers = try Python.run(
            Scripts.runAWSCLI,
            lines: Self.table.map { ["--endpoint-url", "http://\(theirServer.address)", "ivschat"] + $0 }
        ).map { try JSONDecoder().decode(Peer.self, from: $0) }
        try #require(peers.count == Self.table.count)
        for (arguments, peer) in zip(Self.table, peers) {
            let run = try ChatCommand.run(
                ["ivschat"] + arguments + ["--endpoint-url", "http://\(ourServer.address)"])
            #expect(run.code == 0 && peer.code == 0, "\(arguments): \(run.errors) \(peer.err)")
            #expect(run.output == peer.out, "\(arguments)")
            #expect(run.errors.isEmpty, "\(arguments)")
        }
        try #require(ourServer.requests.count == theirServer.requests.count)
        for (arguments, (ours, theirs)) in zip(Self.table, zip(ourServer.requests, theirServer.requests)) {
            #expect(try Wire(ours) == Wire(theirs), "\(arguments)")
        }
        let names = Set(Self.table.map { $0[0] })
        #expect(names.count == ChatOperation.all.count)
    }

    @Test("Skeletons have the same members, for all operations")
    func skeletons() throws {
        let lines = ChatOperation.all.map { operation in
            let command = operation.name.map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined().dropFirst()
            return ["ivschat", String(command), "--generate-cli-skeleton"]
        }
        let peers = try Python.run(Scripts.runAWSCLI, lines: lines).map {
            try JSONDecoder().decode(Peer.self, from: $0)
        }
        try #require(peers.count == lines.count)
        // The AWS CLI takes a value of an enumeration at random.
        func plain(_ text: String) -> String {
            text.replacing(/"(ALLOW|DENY|SEND_MESSAGE|DELETE_MESSAGE|DISCONNECT_USER)"/, with: "V")
        }
        for (arguments, peer) in zip(lines, peers) {
            let run = try ChatCommand.run(arguments)
            #expect(plain(run.output) == plain(peer.out))
            #expect(run.code == 0)
        }
    }
}
