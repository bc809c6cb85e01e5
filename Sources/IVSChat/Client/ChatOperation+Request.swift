internal import AWSClient

extension ChatOperation {
    /// The request for an input: each member where it belongs, a POST always with a body, no member `null`.
    ///
    /// - Throws: `InvalidInput` when a member of the path is missing or empty.
    func request(_ input: JSONObject) throws(InvalidInput) -> ServiceRequest {
        var path = self.path
        var query: [(name: String, value: String)] = []
        var body = JSONObject()
        for (name, value) in input where value != .null {
            switch self.input[name]?.location {
            case .path:
                break
            case .query:
                query += (value.arrayValue ?? [value]).map { (name: name, value: $0.stringValue ?? "") }
            case .body, nil:
                body[name] = value
            }
        }
        for member in self.input.members where member.location == .path {
            guard let text = input.string(member.name), !text.isEmpty else {
                let problem = InvalidInput.Problem(path: member.name, text: "is required")
                throw InvalidInput(operation: self.name, problems: [problem])
            }
            path = path.replacing("{\(member.name)}", with: Self.percentEncoded(text))
        }
        let hasBody = method == "POST"
        return ServiceRequest(
            operation: name, method: method, path: path, query: query,
            headers: hasBody ? [(name: "Content-Type", value: "application/json")] : [],
            body: hasBody ? JSONValue.object(body).bytes : nil, retriesLostAnswers: isRepeatable)
    }

    /// Every byte but RFC 3986's unreserved ones as `%XX`: the member takes one path segment, slashes and all.
    private static func percentEncoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.append(byte)
            default:
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
