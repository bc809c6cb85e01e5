/// Finds the first thing in an answer that its shape does not allow. Members, values and limits may be new, kinds may not.
enum OutputCheck {
    /// Checks required members and the kinds of all known ones; nil if all is well.
    static func problem(in output: JSONObject, of operation: ChatOperation) -> InvalidResponse.Cause? {
        problem(.object(output), .structure(operation.output), at: "")
    }

    private static func problem(_ value: JSONValue, _ shape: Shape, at path: String) -> InvalidResponse.Cause? {
        switch (shape, value) {
        case (.string, .string), (.timestamp, .string), (.timestamp, .number):
            return nil
        case (.integer, .number) where value.integerValue != nil:
            return nil
        case (.list(let shape), .array(let elements)):
            return firstProblem(elements.enumerated()) { problem($1, shape.element, at: "\(path)[\($0)]") }
        case (.map(let shape), .object(let map)):
            return firstProblem(map) { name, value in
                problem(value, .string(shape.value), at: shape.isSensitive ? path : "\(path).\(name)")
            }
        case (.structure(let shape), .object(let object)):
            let prefix = path.isEmpty ? "" : "\(path)."
            return firstProblem(shape.members) { member in
                // `null` is what some services send for a member that is not set.
                guard let value = object[member.name], value != .null else {
                    return member.isRequired ? .missingMember(prefix + member.name) : nil
                }
                return problem(value, member.shape, at: prefix + member.name)
            }
        default:
            return .wrongKind(member: path, expected: shape.kind, found: value.kind)
        }
    }

    private static func firstProblem<Elements: Sequence>(
        _ elements: Elements, _ problem: (Elements.Element) -> InvalidResponse.Cause?
    ) -> InvalidResponse.Cause? {
        for element in elements {
            if let found = problem(element) { return found }
        }
        return nil
    }
}
