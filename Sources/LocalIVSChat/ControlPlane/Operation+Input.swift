internal import IVSChat

extension ChatOperation {
    /// The operation that a method and a path on the wire ask for, and the values of the path's members.
    static func matching(method: String, path: String) -> (operation: ChatOperation, members: JSONObject)? {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        for operation in all where operation.method == method {
            let template = operation.path.split(separator: "/", omittingEmptySubsequences: false)
            guard template.count == segments.count else { continue }
            var members = JSONObject()
            let isMatch = zip(template, segments).allSatisfy { part, segment in
                guard part.hasPrefix("{") else { return part == segment }
                let name = String(part.dropFirst().dropLast())
                guard let value = PercentEncoding.decoded(segment) else { return false }
                members[name] = .string(value)
                return true
            }
            if isMatch { return (operation, members) }
        }
        return nil
    }

    /// Checks an input as the service does: members that the model does not know and those that are `null` do not count.
    func checked(_ input: JSONObject) throws(OperationFailure) -> JSONObject {
        let known = self.input.known(input)
        do {
            try validate(known)
        } catch {
            let fields = error.problems.map { (name: $0.path, message: $0.text) }
            let text = fields.map { "Request member: \($0.name) failed to satisfy the constraints: \($0.message)" }
            throw .validation(text.joined(separator: "; "), fields: fields)
        }
        return known
    }
}

extension StructureShape {
    /// The members that the shape knows and that are not `null`, at every depth.
    fileprivate func known(_ object: JSONObject) -> JSONObject {
        JSONObject(
            object.compactMap { name, value in
                guard value != .null, let member = self[name] else { return nil }
                return (name, member.shape.known(value))
            })
    }
}

extension Shape {
    fileprivate func known(_ value: JSONValue) -> JSONValue {
        switch (self, value) {
        case (.structure(let shape), .object(let object)): .object(shape.known(object))
        case (.list(let shape), .array(let elements)): .array(elements.map(shape.element.known))
        default: value
        }
    }
}
