/// A value that is never printed: not by its description, not by a debugger's, not by reflection.
public struct Sensitive<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The value itself.
    public let value: Value

    /// Wraps a value.
    public init(_ value: Value) { self.value = value }
}

extension Sensitive: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `<hidden>`.
    public var description: String { Redaction.text }

    /// `<hidden>`.
    public var debugDescription: String { Redaction.text }

    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Sensitive: ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral,
    ExpressibleByStringLiteral
where Value == String {
    /// Wraps a text.
    public init(stringLiteral text: String) { self.init(text) }
}

extension Sensitive: ExpressibleByDictionaryLiteral where Value == [String: String] {
    /// Wraps a map; of pairs with the same key the last one stays.
    public init(dictionaryLiteral pairs: (String, String)...) {
        self.init(Dictionary(pairs) { $1 })
    }
}
