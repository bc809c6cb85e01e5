internal import AWSClient
internal import IVSChat

/// What an error of an update means for the next try.
enum UpdateTrouble: Equatable {
    /// The permission is not there, or has not spread yet.
    case permission
    /// The service did nothing, and may do it later.
    case unavailable
    /// Nobody knows whether the service did it.
    case lostAnswer
    /// Another try would end the same.
    case final

    init(_ error: any Error) {
        switch error {
        case let error as ServiceError where error.isInvalidPermission: self = .permission
        case let error as ServiceError where error.metadata.status == 429 || error.code == "ThrottlingException":
            self = .unavailable
        case let error as ServiceError where error.metadata.status >= 500: self = .lostAnswer
        case let error as AWSClientError where !error.isConfiguration && error.code != .signing: self = .lostAnswer
        case is InvalidResponse: self = .lostAnswer
        default: self = .final
        }
    }
}

extension ServiceError {
    /// Whether CreateRoom or UpdateRoom says that IVS Chat may not invoke the function: "Request member: uri failed to
    /// satisfy the constraints: invalid lambda permission".
    var isInvalidPermission: Bool {
        code == "ValidationException" && message?.contains("invalid lambda permission") == true
    }
}
