internal import SigV4

extension ServiceRequest {
    /// A request of the Query protocol: a form with the operation, the version of the interface and these parameters.
    package init(query operation: String, of service: ServiceDescription, _ parameters: [(String, String)]) {
        let form = [("Action", operation), ("Version", service.apiVersion)] + parameters
        self.init(
            operation: operation, path: "/",
            headers: [("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
            body: Array(URIEncoding.query(form.map { (name: $0.0, value: $0.1) }).utf8))
    }

    /// A text as one segment of a path: every byte but RFC 3986's unreserved ones as `%XX`.
    package static func pathSegment(_ text: String) -> String {
        URIEncoding.encode(text)
    }
}
