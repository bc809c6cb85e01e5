internal import JSONText

/// How requests and answers of a service are written.
public enum WireProtocol: Sendable {
    /// AWS restJson1.
    case restJSON
    /// AWS Query: forms in, XML out.
    case query
}

extension WireProtocol {
    /// What is wrong with the text of a successful answer; nil when it is whole, or empty.
    func problem(in body: [UInt8]) -> String? {
        guard !body.isEmpty else { return nil }
        switch self {
        case .restJSON:
            do throws(JSONError) {
                var reader = JSONReader(body)
                try reader.skipValue()
                try reader.end()
                return nil
            } catch {
                return "\(error)"
            }
        case .query:
            do throws(XMLError) {
                _ = try XMLElement(body)
                return nil
            } catch {
                return "\(error)"
            }
        }
    }
}
