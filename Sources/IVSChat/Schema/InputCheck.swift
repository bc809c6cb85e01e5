/// Finds everything that is wrong with an input before it is sent.
struct InputCheck {
    private(set) var problems: [InvalidInput.Problem] = []

    /// Checks required members, kinds, lengths, ranges, enumerations, unions and patterns.
    init(_ input: JSONObject, for operation: ChatOperation) {
        check(input, operation.input, at: "")
    }

    private mutating func add(_ path: String, _ text: String) {
        problems.append(InvalidInput.Problem(path: path, text: text))
    }

    private mutating func check(_ value: JSONValue, _ shape: Shape, at path: String) {
        switch (shape, value) {
        case (.string(let shape), .string(let text)):
            check(text, shape, at: path)
        case (.integer(let range), .number):
            check(value, in: range, at: path)
        case (.timestamp, .string), (.timestamp, .number):
            break
        case (.list(let shape), .array(let elements)):
            checkCount(elements.count, shape.count, "elements", at: path)
            for (index, element) in elements.enumerated() { check(element, shape.element, at: "\(path)[\(index)]") }
        case (.map(let shape), .object(let object)):
            check(object, shape, at: path)
        case (.structure(let shape), .object(let object)):
            check(object, shape, at: path)
        default:
            add(path, "is \(value.kind), must be \(shape.kind)")
        }
    }

    private mutating func check(_ text: String, _ shape: StringShape, at path: String) {
        let count = text.unicodeScalars.count
        if let length = shape.length, !length.contains(count) {
            let isShort = count < length.lowerBound
            let limit = length.count == 1 ? "exactly" : isShort ? "at least" : "at most"
            add(
                path,
                "has \(counted(count, "character")), must have \(limit) \(isShort ? length.lowerBound : length.upperBound)"
            )
        }
        if let pattern = shape.pattern, !pattern.matches(text), !(text.isEmpty && shape.length?.contains(0) == false) {
            add(path, "must be \(pattern.expectation)")
        }
        if !shape.values.isEmpty, !shape.values.contains(text) {
            add(path, "must be \(alternatives(shape.values))")
        }
    }

    private mutating func check(_ value: JSONValue, in range: ClosedRange<Int>?, at path: String) {
        guard let number = value.integerValue else { return add(path, "must be a whole number") }
        guard let range, !range.contains(number) else { return }
        add(path, "is \(number), must be from \(range.lowerBound) to \(range.upperBound)")
    }

    private mutating func check(_ map: JSONObject, _ shape: MapShape, at path: String) {
        checkCount(map.count, shape.count, "entries", at: path)
        var byteCount = 0
        for (position, (name, value)) in map.enumerated() {
            check(name, shape.key, at: "\(path), key \(position + 1)")
            // A sensitive key is told by its place.
            let entry = shape.isSensitive ? "\(path), value \(position + 1)" : "\(path).\(name)"
            check(value, .string(shape.value), at: entry)
            byteCount += name.utf8.count + (value.stringValue?.utf8.count ?? 0)
        }
        if let limit = shape.totalBytes, byteCount > limit {
            add(path, "has \(byteCount) bytes in all keys and values, must have at most \(limit)")
        }
    }

    private mutating func check(_ object: JSONObject, _ shape: StructureShape, at path: String) {
        let prefix = path.isEmpty ? "" : "\(path)."
        for member in shape.members where object[member.name] == nil && member.isRequired {
            add(prefix + member.name, "is required")
        }
        for (name, value) in object {
            if let member = shape[name] {
                check(value, member.shape, at: prefix + name)
            } else {
                add(prefix + name, "is not known, must be one of \(shape.members.map(\.name).joined(separator: ", "))")
            }
        }
        if shape.isUnion, object.count != 1 {
            add(
                path,
                "has \(counted(object.count, "member")), must have exactly one of \(alternatives(shape.members.map(\.name)))"
            )
        }
    }

    private mutating func checkCount(_ count: Int, _ limits: ClosedRange<Int>?, _ noun: String, at path: String) {
        guard let limits, !limits.contains(count) else { return }
        add(path, "has \(count) \(noun), must have at most \(limits.upperBound)")
    }

    private func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    private func alternatives(_ values: [String]) -> String {
        values.count < 2
            ? values.joined() : values.dropLast().joined(separator: ", ") + " or " + (values.last ?? "")
    }
}

extension Shape {
    /// What it is, in words for an error.
    var kind: String {
        switch self {
        case .string: "a string"
        case .integer: "a whole number"
        case .timestamp: "a time"
        case .list: "an array"
        case .map, .structure: "an object"
        }
    }
}
