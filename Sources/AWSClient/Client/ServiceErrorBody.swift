internal import JSONText

/// An error as its service names it, with all it said.
public struct ServiceErrorBody: Sendable, Equatable {
    /// The error's name without namespace and without what follows a colon: `ValidationException`. Nil when the answer
    /// has none, as that of a proxy.
    public let code: String?
    /// The service's sentence.
    public let message: String?
    /// The body as it came.
    public let body: [UInt8]

    /// Reads the error of an answer. A body that is no JSON or XML leaves the code of the header, if there is one.
    ///
    /// The code comes from the header `x-amzn-errortype`, else from the body's `code` or `Code`, else from `__type`; it is
    /// cut at `:`, and what follows `#` counts (Smithy, AWS restJson1, "Operation error serialization").
    public init(_ response: ServiceResponse, protocol wireProtocol: WireProtocol = .restJSON) {
        body = response.body
        switch wireProtocol {
        case .restJSON:
            let fields = try? JSONFields(response.body)
            let name =
                response.headers["x-amzn-errortype"] ?? fields?.text("code") ?? fields?.text("Code")
                ?? fields?.text("__type")
            code = name.flatMap(Self.shortName)
            message = fields?.text("message") ?? fields?.text("Message") ?? fields?.text("errorMessage")
        case .query:
            let root = try? XMLElement(response.body)
            let error = root?["Error"] ?? root?["Errors"]?["Error"]
            code = error?["Code"].flatMap { Self.shortName($0.text) }
            message = error?["Message"]?.text
        }
    }

    private static func shortName(_ name: String) -> String? {
        let uncoloned = name.prefix { $0 != ":" }
        let short = uncoloned.split(separator: "#", omittingEmptySubsequences: false).last ?? ""
        return short.trimmed.isEmpty ? nil : String(short.trimmed)
    }
}
