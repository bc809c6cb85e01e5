/// What becomes of a message when its review handler fails, is late, or answers nonsense; unknown values are kept.
public struct FallbackResult: RawRepresentable, Sendable, Hashable {
    /// The value on the wire.
    public let rawValue: String

    /// A result of this value.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The message is delivered. It is what the service takes where none is set.
    public static let allow = Self(rawValue: "ALLOW")
    /// The message is refused.
    public static let deny = Self(rawValue: "DENY")

    static let shape = Shape.string(StringShape(values: ["ALLOW", "DENY"]))
}
