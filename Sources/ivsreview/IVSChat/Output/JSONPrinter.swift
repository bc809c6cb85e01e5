import IVSChat

/// JSON as the AWS CLI prints it: four spaces a level, one member a line, nothing but what must be escaped escaped.
enum JSONPrinter {
    /// The value, with a line break at its end.
    static func text(_ value: JSONValue) -> String {
        var result = ""
        append(value, indent: "", to: &result)
        return result + "\n"
    }

    private static func append(_ value: JSONValue, indent: String, to result: inout String) {
        let inner = indent + "    "
        switch value {
        case .array(let elements) where !elements.isEmpty:
            result += "["
            for (index, element) in elements.enumerated() {
                result += index == 0 ? "\n\(inner)" : ",\n\(inner)"
                append(element, indent: inner, to: &result)
            }
            result += "\n\(indent)]"
        case .object(let object) where !object.isEmpty:
            result += "{"
            for (index, (name, value)) in object.enumerated() {
                result += index == 0 ? "\n\(inner)" : ",\n\(inner)"
                result += String(decoding: JSONValue.string(name).bytes, as: UTF8.self) + ": "
                append(value, indent: inner, to: &result)
            }
            result += "\n\(indent)}"
        default:
            result += String(decoding: value.bytes, as: UTF8.self)
        }
    }
}
