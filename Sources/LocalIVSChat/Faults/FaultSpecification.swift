extension Fault {
    /// Why a text is no fault.
    package struct SpecificationError: Error, Equatable, CustomStringConvertible {
        /// The reason, as one sentence.
        package var description: String
    }

    /// The keys of a specification, for a help text.
    package static let help = """
        operation=NAME (UpdateRoom, *Room, SEND_MESSAGE, *), nth=N, N-M or N+ (of the calls of that operation), \
        probability=0..1, for=TIME (from the first such call); delay=TIME, error=CODE or InvalidLambdaPermission, status=N, reset, \
        after (the work is done before it goes wrong), delete-room=before or after; TIME is 250ms or 3s
        """

    /// Reads `key=value` pairs between commas, such as `operation=UpdateRoom,nth=2-3,error=ThrottlingException`.
    package init(_ text: String) throws(SpecificationError) {
        self.init(operation: "")
        for field in text.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            try set(String(parts[0]), parts.count > 1 ? String(parts[1]) : nil)
        }
        guard !operation.isEmpty else { throw SpecificationError(description: "operation=NAME is missing") }
        guard delay > 0 || answer != nil || roomDeletion != nil else {
            throw SpecificationError(description: "nothing goes wrong: give delay, error, status, reset or delete-room")
        }
    }

    private mutating func set(_ key: String, _ value: String?) throws(SpecificationError) {
        let value = value ?? ""
        switch key {
        case "operation": operation = value
        case "nth": calls = try Self.calls(value)
        case "probability":
            guard let number = Double(value), 0...1 ~= number else {
                throw SpecificationError(description: "probability must be from 0 to 1")
            }
            probability = number
        case "for": duration = try Self.time(key, value)
        case "delay": delay = try Self.time(key, value)
        case "error":
            guard OperationFailure(faultCode: value) != nil else {
                throw SpecificationError(
                    description: "error must be one of \(OperationFailure.faultCodes.joined(separator: ", "))")
            }
            answer = .error(value)
        case "status":
            guard let status = Int(value), 400...599 ~= status else {
                throw SpecificationError(description: "status must be from 400 to 599")
            }
            answer = .status(status)
        case "reset" where value.isEmpty: answer = .reset
        case "after" where value.isEmpty: answerMoment = .after
        case "delete-room":
            guard let moment = Moment(rawValue: value) else {
                throw SpecificationError(description: "delete-room must be before or after")
            }
            roomDeletion = moment
        default:
            throw SpecificationError(description: "'\(key)' is not known; there are: \(Self.help)")
        }
    }

    private static func calls(_ text: String) throws(SpecificationError) -> ClosedRange<Int> {
        let isOpen = text.hasSuffix("+")
        let numbers = text.dropLast(isOpen ? 1 : 0).split(separator: "-", omittingEmptySubsequences: false).map {
            Int($0)
        }
        guard let first = numbers.first ?? nil, let last = numbers.last ?? nil, 1...2 ~= numbers.count, 1 <= first,
            first <= last, !isOpen || numbers.count == 1
        else { throw SpecificationError(description: "nth must be N, N-M or N+, from 1") }
        return first...(isOpen ? .max : last)
    }

    private static func time(_ key: String, _ text: String) throws(SpecificationError) -> UInt64 {
        let isMilliseconds = text.hasSuffix("ms")
        guard isMilliseconds || text.hasSuffix("s"), let number = Double(text.dropLast(isMilliseconds ? 2 : 1)),
            0...86_400_000 ~= number
        else { throw SpecificationError(description: "\(key) must be a time such as 250ms or 3s") }
        return UInt64(number * (isMilliseconds ? 1e6 : 1e9))
    }
}

extension OperationFailure {
    /// The codes that a fault may name.
    static let faultCodes = [
        "ValidationException", "InvalidLambdaPermission", "AccessDeniedException", "PendingVerification",
        "ResourceNotFoundException", "ConflictException", "ServiceQuotaExceededException", "ThrottlingException",
        "InternalServerException",
    ]

    /// The failure of this code, about the resource `arn`.
    init?(faultCode code: String, arn: String = "") {
        switch code {
        case "ValidationException": self = .validation("Refused by a fault", reason: "OTHER")
        case "InvalidLambdaPermission": self = .invalidLambdaPermission
        case "AccessDeniedException": self = .accessDenied
        case "PendingVerification": self = .pendingVerification
        case "ResourceNotFoundException": self = .notFound(arn)
        case "ConflictException": self = .conflict(arn, "Refused by a fault")
        case "ServiceQuotaExceededException": self = .serviceQuota(arn, limit: 0)
        case "ThrottlingException": self = .throttling(arn, limit: 0)
        case "InternalServerException": self = .internalServer
        default: return nil
        }
    }
}
