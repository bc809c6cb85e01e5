public import Digest

/// Signs requests for one service in one region, all stages at once (AWS Signature Version 4).
public struct Signer: Sendable {
    /// The region's name.
    public var region: String
    /// The service's signing name.
    public var service: String
    /// What it signs with.
    public var credentials: SigningCredentials

    /// A signer for this service and region.
    public init(region: String, service: String, credentials: SigningCredentials) {
        self.region = region
        self.service = service
        self.credentials = credentials
    }

    /// Every stage of one signature, for the request that was signed.
    public struct Stages: Sendable {
        /// The request with all that was added to it but the signature itself.
        public let request: SignableRequest
        /// Stage 1.
        public let canonicalRequest: CanonicalRequest
        /// Stage 2.
        public let stringToSign: StringToSign
        /// The last stage.
        public let signature: String
        /// Where and when it counts.
        public let scope: CredentialScope
    }

    /// Signs with headers: adds `X-Amz-Date`, and `X-Amz-Security-Token` if there is a token. The `Authorization` header
    /// is `authorization(_:)` of the result.
    public func sign(_ request: SignableRequest, at date: SigningDate) throws(DigestError) -> Stages {
        var request = request
        request.headers.append((name: "X-Amz-Date", value: date.timestamp))
        if let token = credentials.sessionToken {
            request.headers.append((name: "X-Amz-Security-Token", value: token))
        }
        return try stages(request, date)
    }

    /// The value of `Authorization` for a request signed with headers.
    public func authorization(_ stages: Stages) -> String {
        """
        \(StringToSign.algorithm) Credential=\(credentials.accessKeyID)/\(stages.scope), \
        SignedHeaders=\(stages.canonicalRequest.signedHeaders), Signature=\(stages.signature)
        """
    }

    /// Signs with the query alone, so that the URL can be handed on. The query of the result, with
    /// `X-Amz-Signature=` and the signature after it, is the whole query.
    ///
    /// - Parameter expires: How long the URL counts, in seconds; AWS takes 1 to 604,800.
    public func presign(
        _ request: SignableRequest, at date: SigningDate, expires: Int
    ) throws(DigestError) -> Stages {
        var request = request
        let scope = CredentialScope(date: date, region: region, service: service)
        let signedHeaders = CanonicalRequest(request).signedHeaders
        request.query += [
            (name: "X-Amz-Algorithm", value: StringToSign.algorithm),
            (name: "X-Amz-Credential", value: "\(credentials.accessKeyID)/\(scope)"),
            (name: "X-Amz-Date", value: date.timestamp),
            (name: "X-Amz-Expires", value: "\(expires)"),
            (name: "X-Amz-SignedHeaders", value: signedHeaders),
        ]
        if let token = credentials.sessionToken {
            request.query.append((name: "X-Amz-Security-Token", value: token))
        }
        return try stages(request, date)
    }

    private func stages(_ request: SignableRequest, _ date: SigningDate) throws(DigestError) -> Stages {
        let scope = CredentialScope(date: date, region: region, service: service)
        let canonicalRequest = CanonicalRequest(request)
        let stringToSign = try StringToSign(canonicalRequest, scope)
        let key = try SigningKey(secretAccessKey: credentials.secretAccessKey, scope: scope)
        return Stages(
            request: request, canonicalRequest: canonicalRequest, stringToSign: stringToSign,
            signature: try key.signature(of: stringToSign), scope: scope)
    }
}
