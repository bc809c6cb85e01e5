import IVSChat

/// The AWS CLI's text output: one line for each object, its scalar members in the order of their names, separated by tabs;
/// lists and objects inside it follow on lines of their own that begin with their name in capitals.
enum TextPrinter {
    /// The object as lines.
    static func text(_ object: JSONObject) -> String {
        var result = ""
        append(object, name: nil, keys: nil, to: &result)
        return result
    }

    private static func append(_ value: JSONValue, name: String?, keys: [String]?, to result: inout String) {
        switch value {
        case .object(let object): append(object, name: name, keys: keys, to: &result)
        case .array(let elements): append(elements, name: name, to: &result)
        default: result += value.scalarText + "\n"
        }
    }

    private static func append(_ object: JSONObject, name: String?, keys: [String]?, to result: inout String) {
        let keys = keys ?? scalarKeys([object])
        let scalars = keys.map { object[$0]?.scalarText ?? "" }
        if !scalars.isEmpty {
            result += ((name.map { [$0.uppercased()] } ?? []) + scalars).joined(separator: "\t") + "\n"
        }
        for key in object.names.sortedByScalars() where !keys.contains(key) {
            if let value = object[key] { append(value, name: key, keys: nil, to: &result) }
        }
    }

    private static func append(_ elements: [JSONValue], name: String?, to result: inout String) {
        let objects = elements.compactMap(\.objectValue)
        if !objects.isEmpty {
            let keys = scalarKeys(objects)
            for element in elements { append(element, name: name, keys: keys, to: &result) }
            return
        }
        let scalars = elements.filter(\.isScalar).map(\.scalarText)
        if let name {
            for scalar in scalars { result += "\(name.uppercased())\t\(scalar)\n" }
        } else if !scalars.isEmpty {
            result += scalars.joined(separator: "\t") + "\n"
        }
        for element in elements where !element.isScalar { append(element, name: name, keys: nil, to: &result) }
    }

    private static func scalarKeys(_ objects: [JSONObject]) -> [String] {
        Set(objects.flatMap { $0.filter(\.value.isScalar).map(\.name) }).sortedByScalars()
    }
}

extension JSONValue {
    /// Whether it is neither an array nor an object.
    var isScalar: Bool { arrayValue == nil && objectValue == nil }

    /// A scalar as the AWS CLI prints it: strings as they are, `True`, `False` and `None` as Python has them.
    var scalarText: String {
        switch self {
        case .string(let text), .number(let text): text
        case .boolean(let value): value ? "True" : "False"
        case .null: "None"
        case .array, .object: ""
        }
    }
}

extension Sequence<String> {
    /// In the order of the code points.
    func sortedByScalars() -> [String] {
        sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    }
}
