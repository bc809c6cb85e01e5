import AdminServices
import IVSChat
import RoomAdmin
import Testing

@Suite("The permission for IVS Chat to invoke a function", .timeLimit(.minutes(20)))
struct PermissionTests {
    private static let function = "arn:aws:lambda:us-west-2:123456789012:function:review"

    @Test("It is added once, with account, rooms and alias")
    func grant() async throws {
        try await Bench.with(isGranted: false) { bench in
            bench.lambda.add("review") { $0.aliases["live"] = "1" }
            let function = try await bench.reviewer("review:live")
            #expect(function.description == Self.function + ":live")
            let permission = RoomPermission(function)
            let room = try #require(RoomARN("arn:aws:ivschat:us-west-2:123456789012:room/AbCd"))
            let plan = HandlerPlan(.attach(function, fallback: nil), [SelectedRoom(room)])
            let taken = MessageReviewHandler(uri: LoopbackLambda.arn("other"))
            let needless = HandlerPlan(.attach(function, fallback: nil), [SelectedRoom(room, handler: taken)])
            #expect(try await bench.admin.permissionStep(for: needless) == .present)
            #expect(try await bench.admin.permissionStep(for: plan) == .missing(permission))
            try await bench.admin.grant(permission)
            try await bench.admin.grant(permission)
            #expect(try await bench.admin.permissionStep(for: plan) == .present)
            let statements = bench.lambda.function("review")?.statements
            #expect(statements?.keys.sorted() == ["live"])
            let statement = try #require(statements?["live"]?["ivschat-rooms-us-west-2-123456789012"])
            #expect(
                statement["Condition"] == [
                    "StringEquals": ["AWS:SourceAccount": "123456789012"],
                    "ArnLike": ["AWS:SourceArn": "arn:aws:ivschat:us-west-2:123456789012:room/*"],
                ])
        }
    }

    @Test("Another statement of the same id is an error that says what to do")
    func otherStatement() async throws {
        try await Bench.with(isGranted: false) { bench in
            let permission = RoomPermission(try await bench.reviewer())
            bench.lambda.add("review") { $0.statements[""] = [permission.statementID: ["Effect": "Deny"]] }
            let error = await #expect(throws: AdminError.self) { try await bench.admin.grant(permission) }
            #expect(
                error?.description.hasSuffix(
                    """
                    aws lambda remove-permission --region us-west-2 --function-name review \
                    --statement-id ivschat-rooms-us-west-2-123456789012
                    """) == true)
        }
    }

    @Test("The command that adds it is one of the AWS CLI")
    func command() throws {
        let permission = RoomPermission(try #require(FunctionARN(Self.function + ":live")))
        #expect(
            permission.command == """
                aws lambda add-permission --region us-west-2 --function-name review --qualifier live \
                --statement-id ivschat-rooms-us-west-2-123456789012 --action lambda:InvokeFunction \
                --principal ivschat.amazonaws.com --source-account 123456789012 \
                --source-arn 'arn:aws:ivschat:us-west-2:123456789012:room/*'
                """)
    }

    private static let conditions = #"{"StringEquals": {"aws:SourceAccount": "123456789012"}}"#

    /// Effect, principal, action, resource, condition; whether a room of the account may.
    private static let policies: [(String, Bool)] = [
        (statement(), true), (statement(principal: #""*""#), true),
        (statement(principal: #"{"Service": ["events.amazonaws.com", "ivschat.amazonaws.com"]}"#), true),
        (statement(principal: #"{"Service": "events.amazonaws.com"}"#), false),
        (statement(action: #"["lambda:Get*", "lambda:Invoke*"]"#), true), (statement(action: #""lambda:Get*""#), false),
        (statement(resource: function + ":live"), false), (statement(resource: function + "*"), true),
        (statement(condition: conditions), true),
        (statement(condition: conditions.replacing("1234", with: "4321")), false),
        (
            statement(
                condition: #"{"ArnLike": {"AWS:SourceArn": "arn:aws:ivschat:us-west-2:123456789012:room/AbC?"}}"#), true
        ),
        (
            statement(condition: #"{"ArnLike": {"AWS:SourceArn": "arn:aws:ivschat:us-west-2:123456789012:room/X*"}}"#),
            false
        ),
        (statement(condition: #"{"StringEquals": {"aws:PrincipalOrgID": "o-1"}}"#), false),
        (statement() + "," + statement(effect: "Deny"), false), ("", false),
        (statement() + "," + statement(effect: "Deny", action: #""lambda:Get*""#), true),
    ]

    private static func statement(
        effect: String = "Allow", principal: String = #"{"Service": "ivschat.amazonaws.com"}"#,
        action: String = #""lambda:InvokeFunction""#, resource: String = function, condition: String = "{}"
    ) -> String {
        #"{"Effect": "\#(effect)", "Principal": \#(principal), "Action": \#(action), "Resource": "\#(resource)", "#
            + #""Condition": \#(condition)}"#
    }

    @Test("A policy is read as IAM reads it", arguments: policies)
    func policy(statements: String, isAllowed: Bool) throws {
        let policy = try FunctionPolicy(json: "{\"Statement\": [\(statements)]}")
        let room = try #require(RoomARN("arn:aws:ivschat:us-west-2:123456789012:room/AbCd"))
        #expect(policy.allows(room, toInvoke: try #require(FunctionARN(Self.function))) == isAllowed)
    }

    @Test(
        "What is no ARN of a function is not taken for one",
        arguments: [
            "", "review", "arn:aws:lambda:us-west-2:123456789012:function:", "arn:aws:lambda::123456789012:function:f",
            "arn:aws:lambda:us-west-2:1234:function:f", "arn:aws:lambda:us-west-2:123456789012:layer:f",
            "arn:aws:lambda:us-west-2:123456789012:function:f:", "arn:aws:lambda:us-west-2:123456789012:function:f:a:b",
        ])
    func functionARN(text: String) {
        #expect(FunctionARN(text) == nil)
    }

    @Test(
        "What is no ARN of a room is not taken for one",
        arguments: [
            "", "AbCdEfGhIjKl", "arn:aws:ivschat:us-west-2:123456789012:room/", "arn:aws:ivschat:us-west-2:1:chat/a",
            "arn:aws:ivs:us-west-2:123456789012:room/a", "arn:aws:ivschat:us-west-2:123456789012:room/a:b",
        ])
    func roomARN(text: String) {
        #expect(RoomARN(text) == nil)
    }
}
