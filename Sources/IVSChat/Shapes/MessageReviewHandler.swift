/// The Lambda function that reviews the messages of a room.
public struct MessageReviewHandler: Sendable, Hashable {
    /// The function's ARN, at most 170 characters. Empty text in an update detaches the handler; a room without one may
    /// answer with empty text too.
    public var uri: String?
    /// What happens when the function fails; nil means ALLOW to the service.
    public var fallbackResult: FallbackResult?
    /// Members of an answer that this version does not know.
    public var unknownMembers: JSONObject

    /// A handler.
    public init(uri: String? = nil, fallbackResult: FallbackResult? = nil, unknownMembers: JSONObject = [:]) {
        self.uri = uri
        self.fallbackResult = fallbackResult
        self.unknownMembers = unknownMembers
    }

    /// What detaches the handler of a room: `{"uri": ""}`.
    public static let detached = MessageReviewHandler(uri: "")

    /// Whether messages are reviewed: the service writes "no handler" as no `uri` or as an empty one.
    public var isAttached: Bool { !(uri ?? "").isEmpty }

    /// What happens when the function fails: ALLOW where the handler names nothing.
    public var effectiveFallback: FallbackResult { fallbackResult ?? .allow }

    static let members = [
        StructureShape.Member("uri", .functionARN), StructureShape.Member("fallbackResult", FallbackResult.shape),
    ]

    static let shape = Shape.structure(StructureShape(members))
}

extension MessageReviewHandler {
    init(json: JSONObject) {
        self.init(
            uri: json.string("uri"), fallbackResult: json.string("fallbackResult").map(FallbackResult.init),
            unknownMembers: json.members(except: Self.members.map(\.name)))
    }

    var json: JSONObject {
        var json = JSONObject()
        json.set("uri", uri)
        json.set("fallbackResult", fallbackResult?.rawValue)
        return json
    }
}
