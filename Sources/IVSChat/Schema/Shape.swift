/// What a value of the API must be: its kind and its limits (service model of IVS Chat, API version 2020-07-14).
public indirect enum Shape: Sendable {
    /// A string.
    case string(StringShape)
    /// A whole number, and the values allowed.
    case integer(ClosedRange<Int>?)
    /// A point in time, ISO 8601.
    case timestamp
    /// A list.
    case list(ListShape)
    /// A map from strings to strings.
    case map(MapShape)
    /// An object with named members.
    case structure(StructureShape)
}

/// A string and its limits.
public struct StringShape: Sendable {
    /// How many code points it may have; nil sets no limit.
    public let length: ClosedRange<Int>?
    /// What it must look like; nil sets no limit.
    public let pattern: TextPattern?
    /// The values allowed; empty allows any.
    public let values: [String]
    /// Whether it must never be shown.
    public let isSensitive: Bool

    init(
        length: ClosedRange<Int>? = nil, pattern: TextPattern? = nil, values: [String] = [], isSensitive: Bool = false
    ) {
        self.length = length
        self.pattern = pattern
        self.values = values
        self.isSensitive = isSensitive
    }
}

/// A list and its limits.
public struct ListShape: Sendable {
    /// What each element is.
    public let element: Shape
    /// How many elements it may have; nil sets no limit.
    public let count: ClosedRange<Int>?

    init(_ element: Shape, count: ClosedRange<Int>? = nil) {
        self.element = element
        self.count = count
    }
}

/// A map from strings to strings and its limits.
public struct MapShape: Sendable {
    /// What each key is.
    public let key: StringShape
    /// What each value is.
    public let value: StringShape
    /// How many pairs it may have; nil sets no limit.
    public let count: ClosedRange<Int>?
    /// How many bytes all keys and values may have together, in UTF-8; nil sets no limit.
    public let totalBytes: Int?
    /// Whether it must never be shown.
    public let isSensitive: Bool

    init(
        key: StringShape = StringShape(), value: StringShape = StringShape(), count: ClosedRange<Int>? = nil,
        totalBytes: Int? = nil, isSensitive: Bool = false
    ) {
        self.key = key
        self.value = value
        self.count = count
        self.totalBytes = totalBytes
        self.isSensitive = isSensitive
    }
}
