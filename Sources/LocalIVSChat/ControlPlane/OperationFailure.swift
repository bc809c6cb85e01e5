package import IVSChat

/// An operation that ends in one of the API's errors: the code, its status and its members.
package struct OperationFailure: Error, Sendable, Equatable {
    /// The code, as in the header `x-amzn-ErrorType`.
    package var code: String
    /// The HTTP status.
    package var status: Int
    /// The body, `message` and whatever the error has beside it.
    package var members: JSONObject

    /// A failure of these parts.
    package init(code: String, status: Int, message: String, members: JSONObject = [:]) {
        self.code = code
        self.status = status
        self.members = JSONObject([("message", .string(message))] + members.map { ($0.name, $0.value) })
    }
}

extension OperationFailure {
    static func validation(
        _ message: String, reason: String = "FIELD_VALIDATION_FAILED", fields: [(name: String, message: String)] = []
    ) -> Self {
        let list = fields.map { JSONValue.object(["name": .string($0.name), "message": .string($0.message)]) }
        var members: JSONObject = ["reason": .string(reason)]
        if !list.isEmpty { members["fieldList"] = .array(list) }
        return Self(code: "ValidationException", status: 400, message: message, members: members)
    }

    /// A field that breaks its limits, in the words of the service's own message about a handler's permission.
    static func field(_ name: String, _ message: String) -> Self {
        validation(
            "Request member: \(name) failed to satisfy the constraints: \(message)", fields: [(name, message)])
    }

    /// What CreateRoom and UpdateRoom answer until a new permission of the function has spread.
    static let invalidLambdaPermission = field("uri", "invalid lambda permission")

    /// The model's `resourceType` knows rooms only, so logging configurations are called that as well.
    static func notFound(_ arn: String) -> Self {
        Self(
            code: "ResourceNotFoundException", status: 404, message: "Resource not found",
            members: resource(arn))
    }

    static func conflict(_ arn: String, _ message: String) -> Self {
        Self(code: "ConflictException", status: 409, message: message, members: resource(arn))
    }

    static func serviceQuota(_ arn: String, limit: Int) -> Self {
        var members = resource(arn)
        members["limit"] = .number(String(limit))
        return Self(
            code: "ServiceQuotaExceededException", status: 402, message: "Service quota exceeded", members: members)
    }

    static func throttling(_ arn: String = "", limit: Int) -> Self {
        var members = resource(arn)
        members["limit"] = .number(String(limit))
        return Self(code: "ThrottlingException", status: 429, message: "Rate exceeded", members: members)
    }

    static let accessDenied = Self(
        code: "AccessDeniedException", status: 403, message: "User is not authorized to perform this operation")
    static let pendingVerification = Self(
        code: "PendingVerification", status: 403, message: "Your account is pending verification")
    static let internalServer = Self(
        code: "InternalServerException", status: 500, message: "An internal server error occurred")

    private static func resource(_ arn: String) -> JSONObject {
        let id = arn.split(separator: "/").last.map(String.init) ?? arn
        return ["resourceId": .string(id), "resourceType": "ROOM"]
    }
}
