import AWSClient
import Foundation
import IVSChat
import LoopbackServer

/// The service over a real socket: answers each request as told, and an empty success by default.
struct ScriptedChat {
    let server: LoopbackServer

    /// Answers everything with what its operation answers when there is nothing to say.
    init() throws {
        try self.init { Self.emptySuccess($0) }
    }

    /// Answers as `answer` says.
    init(_ answer: @escaping @Sendable (RecordedRequest) -> Answer) throws {
        server = try LoopbackServer(answer: answer)
    }

    /// Answers every request with this body.
    init(status: Int = 200, headers: [(String, String)] = [], text: String) throws {
        try self.init { _ in .http(status, headers: headers, text: text) }
    }

    static func emptySuccess(_ request: RecordedRequest) -> Answer {
        switch (request.method, request.target) {
        case (_, "/DeleteRoom"), (_, "/DeleteLoggingConfiguration"): .http(204)
        case (_, "/ListRooms"): .http(200, text: #"{"rooms": []}"#)
        case (_, "/ListLoggingConfigurations"): .http(200, text: #"{"loggingConfigurations": []}"#)
        case ("GET", _): .http(200, text: #"{"tags": {}}"#)
        default: .http(200, text: "{}")
        }
    }

    var url: String { "http://\(server.address)" }

    /// A client with made-up credentials that sends each request `attempts` times at most, without a pause.
    func client(validatesInput: Bool = true, attempts: Int = 1, log: (@Sendable (String) -> Void)? = nil) -> IVSChat {
        var configuration = ClientConfiguration(environment: [
            "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            "AWS_SESSION_TOKEN": "session-token", "AWS_EC2_METADATA_DISABLED": "true",
        ])
        configuration.region = "us-west-2"
        configuration.endpointURL = url
        configuration.maximumAttempts = attempts
        configuration.sleep = { _ in }
        // The server stays as long as its client does.
        configuration.log = { [server] line in withExtendedLifetime(server) { log?(line) } }
        return IVSChat(configuration: configuration, validatesInput: validatesInput)
    }
}

/// ARNs for tests.
enum ARN {
    static let room = "arn:aws:ivschat:us-west-2:123456789012:room/AbCdEfGhIjKl"
    static let logging = "arn:aws:ivschat:us-west-2:123456789012:logging-configuration/AbCdEfGhIjKl"
    static let function = "arn:aws:lambda:us-west-2:123456789012:function:review"
}
