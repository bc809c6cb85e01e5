extension StructureShape {
    /// `object` with its members in the order of the shape, unknown ones behind them, and without those that are `null`.
    public func arranged(_ object: JSONObject) -> JSONObject {
        let names = members.map(\.name)
        var result = JSONObject()
        for member in members {
            guard let value = object[member.name], value != .null else { continue }
            result[member.name] = member.shape.arranged(value)
        }
        for (name, value) in object.members(except: names) where value != .null { result[name] = value }
        return result
    }

    /// `object` with every sensitive value replaced, and with every unknown member too, since nobody knows what it holds.
    public func redacted(_ object: JSONObject) -> JSONObject {
        JSONObject(
            object.map { name, value in
                (name, self[name].map { $0.shape.redacted(value) } ?? Redaction.value)
            })
    }
}

extension Shape {
    fileprivate func arranged(_ value: JSONValue) -> JSONValue {
        switch (self, value) {
        case (.structure(let shape), .object(let object)): .object(shape.arranged(object))
        case (.list(let shape), .array(let elements)): .array(elements.map(shape.element.arranged))
        default: value
        }
    }

    fileprivate func redacted(_ value: JSONValue) -> JSONValue {
        switch (self, value) {
        case (.structure(let shape), .object(let object)): .object(shape.redacted(object))
        case (.list(let shape), .array(let elements)): .array(elements.map(shape.element.redacted))
        case (.string(let shape), _) where shape.isSensitive: Redaction.value
        case (.map(let shape), _) where shape.isSensitive: Redaction.value
        default: value
        }
    }
}

/// What stands in the place of a value that must not be shown.
enum Redaction {
    static let text = "<hidden>"
    static let value = JSONValue.string(text)
}
