import IVSChat

/// YAML in block style, as version 2 of the AWS CLI prints it: lists at the level of their name.
enum YAMLPrinter {
    /// The object as lines.
    static func text(_ object: JSONObject) -> String {
        var result = ""
        append(object, indent: "", startsOnNewLine: true, to: &result)
        return result
    }

    private static func append(
        _ object: JSONObject, indent: String, startsOnNewLine: Bool, to result: inout String
    ) {
        for (index, (name, value)) in object.enumerated() {
            if startsOnNewLine || index > 0 { result += indent }
            result += scalar(.string(name)) + ":"
            append(value, indent: indent, to: &result)
        }
    }

    /// Appends what stands after `name:`.
    private static func append(_ value: JSONValue, indent: String, to result: inout String) {
        switch value {
        case .object(let object) where !object.isEmpty:
            result += "\n"
            append(object, indent: indent + "  ", startsOnNewLine: true, to: &result)
        case .array(let elements) where !elements.isEmpty:
            result += "\n"
            append(elements, indent: indent, to: &result)
        default:
            result += " \(scalar(value))\n"
        }
    }

    private static func append(_ elements: [JSONValue], indent: String, to result: inout String) {
        for element in elements {
            result += indent + "-"
            switch element {
            case .object(let object) where !object.isEmpty:
                result += " "
                append(object, indent: indent + "  ", startsOnNewLine: false, to: &result)
            case .array(let elements) where !elements.isEmpty:
                result += "\n"
                append(elements, indent: indent + "  ", to: &result)
            default:
                result += " \(scalar(element))\n"
            }
        }
    }

    /// A scalar or an empty container. A string that YAML could read as anything else is written with JSON's quotes, which
    /// YAML 1.2 §1.3 allows everywhere.
    private static func scalar(_ value: JSONValue) -> String {
        if case .string(let text) = value, isPlain(text) { return text }
        return String(decoding: value.bytes, as: UTF8.self)
    }

    private static let words: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"]

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        let isSafe = text.unicodeScalars.allSatisfy { scalar in
            scalar == " " || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "_-./:@+".unicodeScalars.contains(scalar)
        }
        // Anything that begins like a number could be one, or a date; a colon at the end would make it a name.
        return isSafe && first.properties.isAlphabetic && last != " " && last != ":" && !text.contains(": ")
            && !words.contains(text.lowercased())
    }
}
