import IVSChat

extension ChatOperation {
    /// An input with every member, to be filled in: `--generate-cli-skeleton input`.
    var inputSkeleton: JSONValue { .object(input.skeleton) }

    /// An output with every member: `--generate-cli-skeleton output`.
    var outputSkeleton: JSONValue { .object(output.skeleton) }
}

extension StructureShape {
    fileprivate var skeleton: JSONObject {
        JSONObject(members.map { ($0.name, $0.shape.skeleton) })
    }
}

extension Shape {
    /// The placeholders of the AWS CLI.
    fileprivate var skeleton: JSONValue {
        switch self {
        case .string(let shape): .string(shape.values.first ?? "")
        case .integer: 0
        case .timestamp: "1970-01-01T00:00:00"
        case .list(let shape): [shape.element.skeleton]
        case .map: ["KeyName": ""]
        case .structure(let shape): .object(shape.skeleton)
        }
    }
}
