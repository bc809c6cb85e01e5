internal import IVSChat

/// The resource policy of a function, as far as it concerns IVS Chat (IAM User Guide, *Policy evaluation logic*).
public struct FunctionPolicy: Sendable, Hashable {
    private let statements: [PolicyStatement]

    /// Reads a policy; text without statements allows nothing.
    ///
    /// - Throws: `JSONError` for what is no JSON.
    public init(json: String) throws {
        let policy = try JSONValue(parsing: Array(json.utf8)).objectValue ?? [:]
        let list = policy["Statement"].map { $0.arrayValue ?? [$0] } ?? []
        statements = list.compactMap(\.objectValue).map(PolicyStatement.init)
    }

    /// Whether IVS Chat may invoke `function` for `room`: a statement allows it and none denies it.
    ///
    /// A statement with a condition other than those on the source's account and ARN is not relied on.
    public func allows(_ room: RoomARN, toInvoke function: FunctionARN) -> Bool {
        allows(source: room.description, account: room.account, function)
    }

    /// Whether it allows what the permission for all rooms would.
    public func covers(_ permission: RoomPermission) -> Bool {
        allows(source: permission.sourceARN, account: permission.account, permission.function)
    }

    private func allows(source: String, account: String, _ function: FunctionARN) -> Bool {
        let matching = statements.filter { $0.concerns(source: source, account: account, function) }
        return matching.contains(where: \.isAllowed) && !matching.contains { !$0.isAllowed }
    }
}

/// One statement of a policy.
private struct PolicyStatement: Sendable, Hashable {
    let isAllowed: Bool
    private let principals: [String]
    private let actions: [String]
    private let resources: [String]
    private let conditions: JSONObject

    init(_ json: JSONObject) {
        isAllowed = json["Effect"]?.stringValue == "Allow"
        let principal = json["Principal"]
        principals = Self.texts(principal?.objectValue?["Service"] ?? principal)
        actions = Self.texts(json["Action"])
        resources = Self.texts(json["Resource"])
        conditions = json["Condition"]?.objectValue ?? [:]
    }

    private static func texts(_ value: JSONValue?) -> [String] {
        value.map { ($0.arrayValue ?? [$0]).compactMap(\.stringValue) } ?? []
    }

    func concerns(source: String, account: String, _ function: FunctionARN) -> Bool {
        principals.contains { $0 == RoomPermission.principal || $0 == "*" }
            && actions.contains { Wildcard.matches($0.lowercased(), RoomPermission.action.lowercased()) }
            && resources.contains { Wildcard.matches($0, function.description) }
            && conditions.allSatisfy { holds($0.name, $0.value, source: source, account: account) }
    }

    private func holds(_ test: String, _ value: JSONValue, source: String, account: String) -> Bool {
        guard let keys = value.objectValue else { return false }
        let hasWildcards = ["ArnLike", "ArnEquals", "StringLike"].contains(test)
        guard hasWildcards || test == "StringEquals" else { return !isAllowed }
        return keys.allSatisfy { key in
            let actual: String
            switch key.name.lowercased() {
            case "aws:sourcearn": actual = source
            case "aws:sourceaccount": actual = account
            default: return !isAllowed
            }
            return Self.texts(key.value).contains { hasWildcards ? Wildcard.matches($0, actual) : $0 == actual }
        }
    }
}

/// Patterns of policies: `*` stands for any run of characters, `?` for one.
enum Wildcard {
    static func matches(_ pattern: String, _ text: String) -> Bool {
        matches(Array(pattern.utf8)[...], Array(text.utf8)[...])
    }

    private static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
        var (pattern, text) = (pattern, text)
        /// Where to go on when a character does not match: behind the last star, one character further.
        var retry: (pattern: ArraySlice<UInt8>, text: ArraySlice<UInt8>)?
        while true {
            if pattern.first == UInt8(ascii: "*") {
                pattern = pattern.dropFirst()
                retry = (pattern, text)
            } else if let first = text.first, first == pattern.first || pattern.first == UInt8(ascii: "?") {
                pattern = pattern.dropFirst()
                text = text.dropFirst()
            } else if text.isEmpty, pattern.isEmpty {
                return true
            } else if let last = retry, !last.text.isEmpty {
                text = last.text.dropFirst()
                pattern = last.pattern
                retry = (pattern, text)
            } else {
                return false
            }
        }
    }
}
