import IVSChat
import LoopbackServer
import Testing

@Suite("Errors of the service", .timeLimit(.minutes(20)))
struct ErrorTests {
    private static let resource = ServiceError.Resource(id: "AbC", type: "ROOM")

    private static let table: [(status: Int, code: String, members: String, kind: ServiceError.Kind)] = [
        (
            400, "ValidationException",
            #""reason":"FIELD_VALIDATION_FAILED","fieldList":[{"name":"uri","message":"bad"},{"name":"b","message":"c"}]"#,
            .validation(
                reason: .fieldValidationFailed,
                fields: [.init(name: "uri", message: "bad"), .init(name: "b", message: "c")])
        ),
        (
            400, "ValidationException", #""reason":"NEW_REASON""#,
            .validation(reason: .init(rawValue: "NEW_REASON"), fields: [])
        ),
        (403, "AccessDeniedException", #""x":1"#, .accessDenied),
        (403, "PendingVerification", #""x":1"#, .pendingVerification),
        (
            402, "ServiceQuotaExceededException", #""resourceId":"AbC","resourceType":"ROOM","limit":5"#,
            .serviceQuotaExceeded(resource, limit: 5)
        ),
        (404, "ResourceNotFoundException", #""resourceId":"AbC","resourceType":"ROOM""#, .resourceNotFound(resource)),
        (
            404, "ResourceNotFoundException", #""resourceType":"LOGGING_CONFIGURATION""#,
            .resourceNotFound(.init(id: nil, type: "LOGGING_CONFIGURATION"))
        ),
        (409, "ConflictException", #""resourceId":"AbC","resourceType":"ROOM""#, .conflict(resource)),
        (
            429, "ThrottlingException", #""resourceId":"AbC","resourceType":"ROOM","limit":100"#,
            .throttling(resource, limit: 100)
        ),
        (500, "InternalServerException", #""x":1"#, .internalServer),
        (400, "BrandNewException", #""detail":{"a":[1]}"#, .unknown),
    ]

    private func failure(_ chat: ScriptedChat) async throws -> ServiceError {
        let client = chat.client()
        return try #require(
            await #expect(throws: ServiceError.self) { try await client.getRoom(GetRoomInput(identifier: ARN.room)) })
    }

    @Test("Each error keeps all its members, wherever its code stands", arguments: table.indices, 0..<4)
    func modelled(index: Int, place: Int) async throws {
        let (status, code, members, kind) = Self.table[index]
        let header = [("x-amzn-errortype", "\(code):http://internal.amazon.com/coral/"), ("x-amzn-requestid", "id-1")]
        let (headers, field) = [
            (header, ""), ([header[1]], #""__type":"com.amazonaws.ivschat#\#(code)","#),
            ([header[1]], #""code":"\#(code)","#), ([("X-AMZN-ERRORTYPE", "ns#\(code)"), header[1]], ""),
        ][place]
        let body = #"{\#(field)"message":"what is wrong",\#(members)}"#
        let error = try await failure(try ScriptedChat(status: status, headers: headers, text: body))
        #expect(error.code == code)
        #expect(error.kind == kind)
        #expect(error.message == "what is wrong")
        #expect(error.operation == "GetRoom")
        #expect(error.metadata == ResponseMetadata(status: status, requestID: "id-1", attempts: 1))
        #expect(error.body == Array(body.utf8))
        let parsed = try JSONValue(parsing: Array(body.utf8)).objectValue
        #expect(error.members == parsed)
    }

    @Test(
        "An answer that names no code is told by its status, and no body breaks the client",
        arguments: [
            (502, "<html>Bad Gateway</html>"), (503, ""), (500, "{\"cut"), (400, "[1,2]"), (403, "null"), (301, "{}"),
            (599, "\u{0}\u{1}"), (404, "\"text\""),
        ])
    func withoutCode(status: Int, body: String) async throws {
        let error = try await failure(try ScriptedChat(status: status, text: body))
        #expect(error.code == String(status))
        #expect(error.kind == .unknown)
        #expect(error.body == Array(body.utf8))
    }

    @Test("The description is the AWS CLI's sentence, with the members below")
    func description() {
        let error = ServiceError(
            operation: "CreateRoom", code: "ServiceQuotaExceededException", message: "too many",
            members: ["resourceId": "AbC", "resourceType": "ROOM", "limit": 50],
            metadata: ResponseMetadata(status: 402, requestID: "id-1"))
        #expect(
            error.description == """
                An error occurred (ServiceQuotaExceededException) when calling the CreateRoom operation: too many
                  resourceId: AbC
                  resourceType: ROOM
                  limit: 50
                """)
        #expect(error.debugDescription.hasSuffix("\n  status 402, request id id-1"))
    }
}
