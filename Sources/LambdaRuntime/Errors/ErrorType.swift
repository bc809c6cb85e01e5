/// The type of an error as Lambda counts it: `Function.` or `Runtime.` and a reason, by the pattern
/// `(Runtime|Function)\.[A-Z][a-zA-Z]+` that the service applies to `Lambda-Runtime-Function-Error-Type`.
public struct ErrorType: Sendable, Hashable, CustomStringConvertible {
    /// The text, which fits the pattern.
    public let description: String

    /// The type of this name. What does not fit the pattern becomes what the service would make of it:
    /// `Function.Unknown` if it begins with `Function.`, else `Runtime.Unknown`.
    public init(_ name: String) {
        let category = ["Function.", "Runtime."].first { name.hasPrefix($0) }
        let reason = name.utf8.dropFirst(category?.utf8.count ?? 0)
        let isReason =
            reason.count > 1 && reason.first.map(Self.isUppercase) == true
            && reason.allSatisfy { Self.isUppercase($0) || Self.isUppercase($0 & ~0x20) && $0 & 0x20 != 0 }
        description = category != nil && isReason ? name : (category ?? "Runtime.") + "Unknown"
    }

    /// The answer is larger than Lambda takes.
    public static let responseSizeTooLarge = ErrorType("Function.ResponseSizeTooLarge")

    private static func isUppercase(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
    }
}
