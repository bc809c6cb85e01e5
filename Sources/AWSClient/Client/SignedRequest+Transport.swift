internal import CurlTransport

extension SignedRequest {
    /// The request for libcurl. `Accept` is taken away: AWS's own clients send none.
    ///
    /// - Parameter isSentOnce: Whether libcurl must not send it again by itself, which it does where a connection that was
    ///   kept alive turns out dead.
    func transportRequest(
        for request: ServiceRequest, timeout: Duration?, isSentOnce: Bool
    ) throws(AWSClientError) -> HTTPRequest {
        let methods: [String: HTTPRequest.Method] = [
            "GET": .get, "HEAD": .head, "POST": .post, "PUT": .put, "PATCH": .patch, "DELETE": .delete,
        ]
        guard let method = methods[self.method] else {
            throw AWSClientError(.transport, "\(request.operation): there is no method \(self.method)")
        }
        var lines = headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" } + ["Accept:"]
        if !headers.contains(where: { $0.name.lowercased() == "content-type" }) { lines.append("Content-Type:") }
        return HTTPRequest(
            method, url: url, headers: lines, body: body ?? [], timeout: timeout, needsFreshConnection: isSentOnce)
    }
}
