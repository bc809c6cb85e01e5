import LoopbackServer

/// Full answers of the service, one for each operation; members stand in another order than the service model's.
enum ChatAnswers {
    static let room = "arn:aws:ivschat:us-west-2:123456789012:room/AbCdEfGhIjKl"
    static let logging = "arn:aws:ivschat:us-west-2:123456789012:logging-configuration/AbCdEfGhIjKl"
    static let function = "arn:aws:lambda:us-west-2:123456789012:function:review"

    static let roomMembers = """
        "updateTime": "2022-12-02T08:25:51.13691272Z", "id": "AbCdEfGhIjKl", "arn": "\(room)", "name": "lounge é ☕",
        "createTime": "2022-12-02T08:25:51Z", "tags": {"z": "1", "a": "ü \\"quoted\\" \\u0001 \\/ 👍"},
        "messageReviewHandler": {"fallbackResult": "DENY", "uri": "\(function)"},
        "loggingConfigurationIdentifiers": ["\(logging)"]
        """
    static let fullRoom = #"{\#(roomMembers), "maximumMessageLength": 500, "maximumMessageRatePerSecond": 10}"#
    static let configuration = """
        {"state": "ACTIVE", "tags": {}, "arn": "\(logging)", "id": "AbCdEfGhIjKl", "name": "",
        "destinationConfiguration": {"cloudWatchLogs": {"logGroupName": "/chat"}},
        "createTime": "2022-12-02T08:25:51Z", "updateTime": "2022-12-02T08:25:51Z"}
        """

    static func answer(_ request: RecordedRequest) -> Answer {
        switch (request.method, request.target) {
        case (_, "/CreateChatToken"):
            .http(
                200,
                text: #"{"sessionExpirationTime": "2022-12-02T09:25:51Z", "token": "AQ#1", "tokenExpirationTime": "x"}"#
            )
        case (_, "/CreateRoom"), (_, "/GetRoom"), (_, "/UpdateRoom"): .http(200, text: fullRoom)
        case (_, "/CreateLoggingConfiguration"), (_, "/GetLoggingConfiguration"), (_, "/UpdateLoggingConfiguration"):
            .http(200, text: configuration)
        case (_, "/DeleteRoom"), (_, "/DeleteLoggingConfiguration"): .http(204)
        case (_, "/DeleteMessage"), (_, "/SendEvent"): .http(200, text: #"{"id": "AbCdEfGhIjKl"}"#)
        case (_, "/ListRooms"):
            .http(200, text: #"{"rooms": [{\#(roomMembers)}, {"arn": "b", "tags": {}}, {"name": "c"}]}"#)
        case (_, "/ListLoggingConfigurations"): .http(200, text: #"{"loggingConfigurations": [\#(configuration)]}"#)
        case ("GET", _): .http(200, text: #"{"tags": {"z": "1", "a": "ü"}}"#)
        default: .http(200, text: "{}")
        }
    }
}
