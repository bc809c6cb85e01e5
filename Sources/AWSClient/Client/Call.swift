internal import CurlTransport
internal import Digest
internal import SigV4

/// One call with its attempts.
struct Call {
    let request: ServiceRequest
    let client: ResolvedClient
    let invocationID = InvocationID.make()
    let deadline: ContinuousClock.Instant?
    /// What the last retry took from the bucket.
    var lastCost: Int?

    init(_ request: ServiceRequest, _ client: ResolvedClient) {
        self.request = request
        self.client = client
        deadline = client.settings.configuration.callTimeout.map { ContinuousClock.now + $0 }
    }

    mutating func run() async throws -> ServiceResponse {
        var attempt = 1
        while true {
            try Task.checkCancellation()
            let outcome = try await send(attempt: attempt)
            guard let retry = outcome.retry, try await waits(for: retry, afterAttempt: attempt) else {
                return try outcome.result.get()
            }
            attempt += 1
        }
    }

    /// The result of an attempt and, where another is worth it, why.
    struct Outcome {
        let result: Result<ServiceResponse, AWSClientError>
        var retry: (reason: RetryPolicy.Reason, hint: String?)?
    }

    private func send(attempt: Int) async throws -> Outcome {
        let signed = try await signedRequest(attempt: attempt)
        client.log("\(request.operation), attempt \(attempt)")
        if let canonicalRequest = signed.canonicalRequest {
            client.log("canonical request:\n\(Redaction.canonicalRequest(canonicalRequest))")
        }
        client.log("\(signed)\nbody: \(request.body?.count ?? 0) bytes")
        let isSentOnce = !request.retriesLostAnswers || client.maximumAttempts == 1
        let transportRequest = try signed.transportRequest(for: request, timeout: timeLeft(), isSentOnce: isSentOnce)
        switch await client.pool.exchange(transportRequest) {
        case .success(let response):
            client.log("answer \(response.status), \(response.body.count) bytes")
            return judge(ServiceResponse(response, attempts: attempt))
        case .failure(let error):
            client.log("failed: \(error)")
            return judge(error, attempt: attempt)
        }
    }

    func signedRequest(attempt: Int) async throws -> SignedRequest {
        let endpoint = client.endpoint
        let path = endpoint.basePath + request.path
        let query = URIEncoding.query(request.query)
        let url = "\(endpoint.scheme.rawValue)://\(endpoint.authority)\(path)" + (query.isEmpty ? "" : "?\(query)")
        var headers = [(name: "Host", value: endpoint.authority)] + request.headers
        var canonicalRequest: String?
        if let credentials = try await client.credentials?.credentials() {
            do throws(DigestError) {
                let now = client.skew.corrected(client.settings.configuration.clock())
                let signer = Signer(
                    region: endpoint.signingRegion, service: client.service.signingName,
                    credentials: credentials.signing)
                let stages = try signer.sign(
                    SignableRequest(
                        method: request.method, path: path, query: request.query, headers: headers, body: request.body),
                    at: SigningDate(secondsSince1970: now.secondsSince1970))
                headers = stages.request.headers
                headers.append((name: "Authorization", value: signer.authorization(stages)))
                canonicalRequest = stages.canonicalRequest.text
            } catch {
                throw AWSClientError(.signing, "\(request.operation) could not be signed: \(error)")
            }
        }
        headers += [
            (name: "amz-sdk-invocation-id", value: invocationID),
            (name: "amz-sdk-request", value: "attempt=\(attempt); max=\(client.maximumAttempts)"),
            (name: "Accept-Encoding", value: "identity"),
        ]
        return SignedRequest(
            method: request.method, url: url, headers: headers, body: request.body, canonicalRequest: canonicalRequest)
    }

    private func judge(_ response: ServiceResponse) -> Outcome {
        if (200..<300).contains(response.status) {
            guard let problem = client.service.wireProtocol.problem(in: response.body) else {
                client.tokens.giveBack(lastCost: lastCost)
                return Outcome(result: .success(response))
            }
            let message = """
                \(request.operation): the answer of \(client.endpoint.url) (status \(response.status), \
                \(response.body.count) bytes) is cut off or broken: \(problem)
                """
            let error = AWSClientError(.malformedAnswer, message, attempts: response.attempts)
            return Outcome(
                result: .failure(error), retry: request.retriesLostAnswers ? (reason: .transient, hint: nil) : nil)
        }
        let code = ServiceErrorBody(response, protocol: client.service.wireProtocol).code
        let hint = response.headers["x-amz-retry-after"]
        let now = client.settings.configuration.clock()
        if client.skew.learn(code: code, date: response.headers["Date"], now: now) {
            client.log("the clock of the service differs: the signature is made anew")
            return Outcome(result: .success(response), retry: (reason: .transient, hint: hint))
        }
        let reason = client.policy.reason(status: response.status, code: code)
        return Outcome(result: .success(response), retry: reason.map { (reason: $0, hint: hint) })
    }

    private func judge(_ error: TransportError, attempt: Int) -> Outcome {
        let isOver = error.code == .timedOut && deadline.map { ContinuousClock.now >= $0 } == true
        if isOver { return Outcome(result: .failure(overdue(attempts: attempt))) }
        let advice =
            error.code == .peerNotTrusted ? "; AWS_CA_BUNDLE names a PEM file of the certificates to trust" : ""
        let plural = attempt == 1 ? "attempt" : "attempts"
        let failure = AWSClientError(
            .transport,
            "\(request.operation): no answer from \(client.endpoint.url) after \(attempt) \(plural): \(error.text)\(advice)",
            attempts: attempt)
        let reason = client.policy.reason(error, retriesLostAnswers: request.retriesLostAnswers)
        return Outcome(result: .failure(failure), retry: reason.map { (reason: $0, hint: nil) })
    }

    /// Takes the tokens and waits; false when there is to be no other attempt.
    private mutating func waits(
        for retry: (reason: RetryPolicy.Reason, hint: String?), afterAttempt attempt: Int
    ) async throws -> Bool {
        guard attempt < client.maximumAttempts else { return false }
        let delay = client.policy.delay(retry.reason, afterAttempt: attempt, hint: retry.hint)
        if let deadline, ContinuousClock.now + delay >= deadline {
            client.log("no other attempt: the time for the call would pass")
            return false
        }
        guard client.tokens.take(retry.reason.cost) else {
            client.log("no other attempt: too few retry tokens")
            return false
        }
        lastCost = retry.reason.cost
        client.log("another attempt (\(retry.reason)) in \(delay)")
        try await client.settings.configuration.sleep(delay)
        return true
    }

    private func timeLeft() throws(AWSClientError) -> Duration? {
        guard let deadline else { return nil }
        let left = ContinuousClock.now.duration(to: deadline)
        guard left > .zero else { throw overdue(attempts: 0) }
        return left
    }

    private func overdue(attempts: Int) -> AWSClientError {
        AWSClientError(
            .timedOut, "\(request.operation): no answer from \(client.endpoint.url) within the time for the call",
            attempts: attempts)
    }
}
