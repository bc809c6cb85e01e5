extension ServiceError {
    /// The eight errors of the API, each with its members, and all others.
    public enum Kind: Sendable, Hashable {
        /// `ValidationException`, 400: why, and the fields at fault.
        case validation(reason: ValidationReason?, fields: [ValidationField])
        /// `AccessDeniedException`, 403.
        case accessDenied
        /// `PendingVerification`, 403: the account waits for its verification.
        case pendingVerification
        /// `ServiceQuotaExceededException`, 402: the resource that is one too many, and the quota.
        case serviceQuotaExceeded(Resource, limit: Int?)
        /// `ResourceNotFoundException`, 404.
        case resourceNotFound(Resource)
        /// `ConflictException`, 409: in transition, attached, or named twice.
        case conflict(Resource)
        /// `ThrottlingException`, 429: the resource, and the calls per second that are allowed.
        case throttling(Resource, limit: Int?)
        /// `InternalServerException`, 500.
        case internalServer
        /// Any other code.
        case unknown
    }

    /// The resource an error is about.
    public struct Resource: Sendable, Hashable {
        /// Its id.
        public let id: String?
        /// Its type; the model lists `ROOM` only, the service may say others.
        public let type: String?

        /// A resource.
        public init(id: String?, type: String?) {
            self.id = id
            self.type = type
        }
    }

    /// One field that the service refused.
    public struct ValidationField: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// What is wrong with it.
        public let message: String

        /// A field.
        public init(name: String, message: String) {
            self.name = name
            self.message = message
        }
    }

    /// Why an input was refused; values that are not known are kept.
    public struct ValidationReason: RawRepresentable, Sendable, Hashable {
        /// The value on the wire.
        public let rawValue: String

        /// A reason of this value.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// No such operation.
        public static let unknownOperation = Self(rawValue: "UNKNOWN_OPERATION")
        /// A field does not satisfy its constraints.
        public static let fieldValidationFailed = Self(rawValue: "FIELD_VALIDATION_FAILED")
        /// Anything else.
        public static let other = Self(rawValue: "OTHER")
    }
}

extension ServiceError.Kind {
    init(code: String, members: JSONObject) {
        let resource = ServiceError.Resource(id: members.string("resourceId"), type: members.string("resourceType"))
        let limit = members.integer("limit")
        switch code {
        case "ValidationException":
            let fields = (members.objects("fieldList") ?? []).map { field in
                ServiceError.ValidationField(
                    name: field.string("name") ?? "", message: field.string("message") ?? "")
            }
            let reason = members.string("reason").map(ServiceError.ValidationReason.init(rawValue:))
            self = .validation(reason: reason, fields: fields)
        case "AccessDeniedException": self = .accessDenied
        // The SDK for Java calls it PendingVerificationException; the service does not.
        case "PendingVerification", "PendingVerificationException": self = .pendingVerification
        case "ServiceQuotaExceededException": self = .serviceQuotaExceeded(resource, limit: limit)
        case "ResourceNotFoundException": self = .resourceNotFound(resource)
        case "ConflictException": self = .conflict(resource)
        case "ThrottlingException": self = .throttling(resource, limit: limit)
        case "InternalServerException": self = .internalServer
        default: self = .unknown
        }
    }

    /// The members, one line each.
    var details: [String] {
        func lines(_ resource: ServiceError.Resource, limit: Int? = nil) -> [String] {
            [
                resource.id.map { "resourceId: \($0)" }, resource.type.map { "resourceType: \($0)" },
                limit.map { "limit: \($0)" },
            ].compactMap(\.self)
        }
        switch self {
        case .validation(let reason, let fields):
            return (reason.map { ["reason: \($0.rawValue)"] } ?? []) + fields.map { "\($0.name): \($0.message)" }
        case .serviceQuotaExceeded(let resource, let limit), .throttling(let resource, let limit):
            return lines(resource, limit: limit)
        case .resourceNotFound(let resource), .conflict(let resource):
            return lines(resource)
        case .accessDenied, .pendingVerification, .internalServer, .unknown:
            return []
        }
    }
}
