/// Where a logging configuration stands; unknown values are kept.
public struct LoggingConfigurationState: RawRepresentable, Sendable, Hashable {
    /// The value on the wire.
    public let rawValue: String

    /// A state of this value.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// It is being made.
    public static let creating = Self(rawValue: "CREATING")
    /// It could not be made.
    public static let createFailed = Self(rawValue: "CREATE_FAILED")
    /// It is being deleted.
    public static let deleting = Self(rawValue: "DELETING")
    /// It could not be deleted.
    public static let deleteFailed = Self(rawValue: "DELETE_FAILED")
    /// It is being changed.
    public static let updating = Self(rawValue: "UPDATING")
    /// It could not be changed.
    public static let updateFailed = Self(rawValue: "UPDATE_FAILED")
    /// It works.
    public static let active = Self(rawValue: "ACTIVE")

    /// Whether it changes by itself, so that waiting makes sense.
    public var isTransitional: Bool { [.creating, .deleting, .updating].contains(self) }

    static let shape = Shape.string(
        StringShape(values: [
            "CREATING", "CREATE_FAILED", "DELETING", "DELETE_FAILED", "UPDATING", "UPDATE_FAILED", "ACTIVE",
        ]))
}
