import AWSClient
import IVSChat

/// A signed request as text that may be shown to anybody.
enum RequestText {
    /// Request line, headers and body, with the signature, tokens and the body's sensitive members hidden.
    static func text(_ request: SignedRequest, _ operation: ChatOperation) -> String {
        let head = "\(request)\n"
        guard let body = request.body, let object = (try? JSONValue(parsing: body))?.objectValue else { return head }
        return head + "\n" + JSONPrinter.text(.object(operation.input.redacted(object)))
    }
}
