import IVSChat
import LoopbackServer
import Testing

@Suite("Inputs are checked before they are sent")
struct ValidationTests {
    /// Many times the same character.
    private static func text(_ count: Int, _ character: Character = "a") -> JSONValue {
        .string(String(repeating: character, count: count))
    }

    private static let table: [(ChatOperation, JSONObject, [String])] = [
        // Required members and unknown ones.
        (.getRoom, [:], ["identifier: is required"]),
        (.createChatToken, [:], ["roomIdentifier: is required", "userId: is required"]),
        (.tagResource, ["resourceArn": .string(ARN.room)], ["tags: is required"]),
        (
            .getRoom, ["identifier": .string(ARN.room), "Identifier": "x"],
            ["Identifier: is not known, must be one of identifier"]
        ),
        // Kinds.
        (.getRoom, ["identifier": 5], ["identifier: is a number, must be a string"]),
        (.getRoom, ["identifier": .null], ["identifier: is null, must be a string"]),
        (.createRoom, ["maximumMessageLength": "5"], ["maximumMessageLength: is a string, must be a whole number"]),
        (.createRoom, ["maximumMessageLength": .number("1.5")], ["maximumMessageLength: must be a whole number"]),
        (.createRoom, ["tags": ["a": 1]], ["tags.a: is a number, must be a string"]),
        (.createRoom, ["tags": [1]], ["tags: is an array, must be an object"]),
        (
            .createRoom, ["loggingConfigurationIdentifiers": "x"],
            ["loggingConfigurationIdentifiers: is a string, must be an array"]
        ),
        (.createRoom, ["messageReviewHandler": true], ["messageReviewHandler: is a boolean, must be an object"]),
        // Ranges: the ends are allowed.
        (.createRoom, ["maximumMessageRatePerSecond": 1, "maximumMessageLength": 500], []),
        (.createRoom, ["maximumMessageRatePerSecond": 100, "maximumMessageLength": 1], []),
        (
            .createRoom, ["maximumMessageRatePerSecond": 101],
            ["maximumMessageRatePerSecond: is 101, must be from 1 to 100"]
        ),
        (.createRoom, ["maximumMessageLength": 0], ["maximumMessageLength: is 0, must be from 1 to 500"]),
        (.listRooms, ["maxResults": 51], ["maxResults: is 51, must be from 1 to 50"]),
        (
            .createChatToken,
            ["roomIdentifier": .string(ARN.room), "userId": "u", "sessionDurationInMinutes": -1],
            ["sessionDurationInMinutes: is -1, must be from 1 to 180"]
        ),
        // Lengths, in code points.
        (.createRoom, ["name": ""], []),
        (.createRoom, ["name": text(128)], []),
        (.createRoom, ["name": text(129)], ["name: has 129 characters, must have at most 128"]),
        (
            .sendEvent, ["roomIdentifier": .string(ARN.room), "eventName": ""],
            ["eventName: has 0 characters, must have at least 1"]
        ),
        (
            .sendEvent, ["roomIdentifier": .string(ARN.room), "eventName": text(100, "👩‍👩‍👧")],
            [
                "eventName: has 500 characters, must have at most 100"
            ]
        ),
        (.sendEvent, ["roomIdentifier": .string(ARN.room), "eventName": text(100, "😀")], []),
        (
            .deleteMessage, ["roomIdentifier": .string(ARN.room), "id": "short", "reason": text(257)],
            ["id: has 5 characters, must have exactly 12", "reason: has 257 characters, must have at most 256"]
        ),
        (
            .deleteMessage, ["roomIdentifier": .string(ARN.room), "id": "M2YcHkgffE-U"],
            ["id: must be made of letters and digits only"]
        ),
        // Enumerations.
        (
            .createRoom, ["messageReviewHandler": ["fallbackResult": "deny"]],
            ["messageReviewHandler.fallbackResult: must be ALLOW or DENY"]
        ),
        (
            .createChatToken,
            ["roomIdentifier": .string(ARN.room), "userId": "u", "capabilities": ["SEND_MESSAGE", "SHOUT"]],
            ["capabilities[1]: must be SEND_MESSAGE, DISCONNECT_USER or DELETE_MESSAGE"]
        ),
        // A union of one.
        (
            .createLoggingConfiguration, ["destinationConfiguration": [:]],
            ["destinationConfiguration: has 0 members, must have exactly one of s3, cloudWatchLogs or firehose"]
        ),
        (
            .createLoggingConfiguration,
            [
                "destinationConfiguration": [
                    "s3": ["bucketName": "abc"], "firehose": ["deliveryStreamName": "x"],
                ]
            ],
            ["destinationConfiguration: has 2 members, must have exactly one of s3, cloudWatchLogs or firehose"]
        ),
        (
            .createLoggingConfiguration, ["destinationConfiguration": ["s3": [:]]],
            ["destinationConfiguration.s3.bucketName: is required"]
        ),
        // Patterns.
        (.createRoom, ["name": "a b"], ["name: must be made of letters, digits, - and _ only"]),
        (.createRoom, ["name": "a-b_C9"], []),
        (
            .createLoggingConfiguration, ["destinationConfiguration": ["s3": ["bucketName": "ABC"]]],
            ["destinationConfiguration.s3.bucketName: must be made of lower-case letters, digits, - and . only"]
        ),
        (
            .createLoggingConfiguration, ["destinationConfiguration": ["s3": ["bucketName": "ab"]]],
            ["destinationConfiguration.s3.bucketName: has 2 characters, must have at least 3"]
        ),
        (
            .createLoggingConfiguration, ["destinationConfiguration": ["cloudWatchLogs": ["logGroupName": "a b"]]],
            [
                "destinationConfiguration.cloudWatchLogs.logGroupName: must be made of letters, digits and "
                    + ". - _ / # only"
            ]
        ),
        (
            .createLoggingConfiguration, ["destinationConfiguration": ["firehose": ["deliveryStreamName": "é"]]],
            ["destinationConfiguration.firehose.deliveryStreamName: must be made of letters, digits and _ . - only"]
        ),
        // Counts and totals.
        (
            .createRoom, ["loggingConfigurationIdentifiers": .array(Array(repeating: .string(ARN.logging), count: 4))],
            ["loggingConfigurationIdentifiers: has 4 elements, must have at most 3"]
        ),
        (
            .tagResource,
            [
                "resourceArn": .string(ARN.room),
                "tags": .object(JSONObject((0...50).map { ("key\($0)", JSONValue.string("v")) })),
            ],
            ["tags: has 51 entries, must have at most 50"]
        ),
        (
            .tagResource, ["resourceArn": .string(ARN.room), "tags": ["": "v", "k": text(257)]],
            [
                "tags, key 1: has 0 characters, must have at least 1",
                "tags.k: has 257 characters, must have at most 256",
            ]
        ),
        (
            .untagResource, ["resourceArn": .string(ARN.room), "tagKeys": ["ok", ""]],
            ["tagKeys[1]: has 0 characters, must have at least 1"]
        ),
        (.sendEvent, ["roomIdentifier": .string(ARN.room), "eventName": "e", "attributes": ["kk": text(1022)]], []),
        (
            .sendEvent, ["roomIdentifier": .string(ARN.room), "eventName": "e", "attributes": ["kk": text(512, "é")]],
            ["attributes: has 1026 bytes in all keys and values, must have at most 1024"]
        ),
        // What is sensitive is not shown, keys included.
        (
            .createChatToken,
            [
                "roomIdentifier": .string(ARN.room), "userId": text(129, "s"),
                "attributes": ["secret-key": 5, "other-secret": text(2000, "s")],
            ],
            [
                "userId: has 129 characters, must have at most 128",
                "attributes, value 1: is a number, must be a string",
                "attributes: has 2022 bytes in all keys and values, must have at most 1024",
            ]
        ),
    ]

    @Test("Every problem is listed with its member", arguments: table)
    func problems(operation: ChatOperation, input: JSONObject, problems: [String]) {
        #expect(Self.problems(operation, input) == problems)
    }

    private static func problems(_ operation: ChatOperation, _ input: JSONObject) -> [String] {
        do {
            try operation.validate(input)
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test(
        "A room is named by its ARN, in any partition",
        arguments: [
            (ARN.room, true), ("arn:aws-cn:ivschat:cn-north-1:1:room/a-B", true),
            ("arn:aws-us-gov:ivschat:us-gov-west-1:123456789012:room/x", true),
            ("arn:aws-iso-b:ivschat:us-isob-east-1:123456789012:room/x", true),
            ("AbCdEfGhIjKl", false), (ARN.logging, false), ("arn:aws:ivs:us-west-2:123456789012:room/x", false),
            ("arn:azure:ivschat:us-west-2:123456789012:room/x", false), ("arn:aws:ivschat::123456789012:room/x", false),
            ("arn:aws:ivschat:us-west-2::room/x", false), ("arn:aws:ivschat:us-west-2:123456789012:room/", false),
            ("arn:aws:ivschat:us-west-2:123456789012:room/a/b", false), (" \(ARN.room)", false),
            ("\(ARN.room)\n", false),
            ("x\(ARN.room)", false),
        ])
    func roomARN(text: String, isValid: Bool) {
        let expected = "identifier: must be a room ARN, arn:aws:ivschat:REGION:ACCOUNT:room/ID"
        #expect(Self.problems(.getRoom, ["identifier": .string(text)]) == (isValid ? [] : [expected]))
    }

    @Test(
        "Tags go on rooms and logging configurations, which the published pattern refuses",
        arguments: [ARN.room, ARN.logging])
    func resourceARN(text: String) {
        #expect(Self.problems(.listTagsForResource, ["resourceArn": .string(text)]).isEmpty)
    }

    @Test(
        "A handler is a function, a version, an alias, or empty text to detach it",
        arguments: [
            ("", true), (ARN.function, true), ("\(ARN.function):7", true), ("\(ARN.function):live", true),
            ("arn:aws-cn:lambda:cn-north-1:123456789012:function:f", true), ("review", false),
            ("arn:aws:lambda:us-west-2:12345678901:function:f", false),
            ("arn:aws:lambda:us-west-2:123456789012:function:", false),
            ("arn:aws:lambda:us-west-2:123456789012:layer:f", false), (" ", false),
        ])
    func functionARN(text: String, isValid: Bool) {
        let expected =
            "messageReviewHandler.uri: must be a Lambda function ARN, arn:aws:lambda:REGION:ACCOUNT:function:NAME, or empty"
        let input: JSONObject = ["messageReviewHandler": ["uri": .string(text)]]
        #expect(Self.problems(.createRoom, input) == (isValid ? [] : [expected]))
    }

    @Test("The error names operation and members and nothing else")
    func description() {
        let error = #expect(throws: InvalidInput.self) {
            try ChatOperation.createRoom.validate(["name": "a b", "maximumMessageLength": 501])
        }
        #expect(
            error?.description == """
                CreateRoom: the input is not valid
                  name: must be made of letters, digits, - and _ only
                  maximumMessageLength: is 501, must be from 1 to 500
                """)
    }

    @Test("A client checks before it sends, unless it is told not to")
    func clientSwitch() async throws {
        let chat = try ScriptedChat()
        await #expect(throws: InvalidInput.self) {
            try await chat.client().createRoom(CreateRoomInput(maximumMessageRatePerSecond: 101))
        }
        #expect(chat.server.requests.isEmpty)
        _ = try await chat.client(validatesInput: false).createRoom(CreateRoomInput(maximumMessageRatePerSecond: 101))
        #expect(chat.server.requests.first?.text == #"{"maximumMessageRatePerSecond":101}"#)
    }
}
