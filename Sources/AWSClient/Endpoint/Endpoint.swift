/// Where the requests of a service go.
struct Endpoint: Sendable, Equatable {
    enum Scheme: String, Sendable {
        case http
        case https
    }

    let scheme: Scheme
    /// The host and, unless it is the scheme's own, the port.
    let authority: String
    /// What stands before every path; without a slash at its end.
    let basePath: String
    /// The region in the credential scope.
    let signingRegion: String

    var url: String { "\(scheme.rawValue)://\(authority)\(basePath)" }
}

extension Endpoint {
    /// The endpoint that a service's rules give for a region (endpoint-rule-set-1.json of botocore).
    ///
    /// - Throws: `invalidConfiguration` for a text that is no region's name, or a custom endpoint together with FIPS or
    ///   dual stack.
    init(
        _ service: ServiceDescription, region: String, useFIPS: Bool, useDualStack: Bool, custom: CustomEndpoint?
    ) throws(AWSClientError) {
        if let custom {
            guard !useFIPS else {
                throw AWSClientError(
                    .invalidConfiguration,
                    "Invalid Configuration: FIPS and custom endpoint are not supported (it is from \(custom.source))")
            }
            guard !useDualStack else {
                throw AWSClientError(
                    .invalidConfiguration,
                    "Invalid Configuration: Dualstack and custom endpoint are not supported (it is from \(custom.source))"
                )
            }
            try self.init(custom, signingRegion: region)
            return
        }
        guard Self.isHostLabel(region) else {
            throw AWSClientError(
                .invalidConfiguration, "\"\(region)\" is no region: a region's name is like us-west-2")
        }
        let partition = Partition.of(region: region)
        let isOrdinary =
            service.usesOrdinaryHostForGovernmentFIPS && partition.id == "aws-us-gov" && !useDualStack
        let prefix = service.endpointPrefix + (useFIPS && !isOrdinary ? "-fips" : "")
        let suffix = useDualStack ? partition.dualStackSuffix : partition.dnsSuffix
        self.init(scheme: .https, authority: "\(prefix).\(region).\(suffix)", basePath: "", signingRegion: region)
    }

    private init(_ custom: CustomEndpoint, signingRegion: String) throws(AWSClientError) {
        func invalid(_ problem: String) -> AWSClientError {
            AWSClientError(.invalidConfiguration, "The endpoint URL from \(custom.source) cannot be used: \(problem)")
        }
        let name = custom.url.prefix { $0 != ":" }
        guard let scheme = Scheme(rawValue: name.lowercased()), custom.url[name.endIndex...].hasPrefix("://") else {
            throw invalid("it must begin with http:// or https://")
        }
        let rest = custom.url[name.endIndex...].dropFirst(3)
        guard rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw invalid("it has a character that no URL may have")
        }
        guard !rest.contains(where: { "?#@".contains($0) }) else {
            throw invalid("it may have no query, no fragment and no user")
        }
        let host = rest.prefix { $0 != "/" }
        var path = rest[host.endIndex...]
        while path.last == "/" { path.removeLast() }
        let portSeparator = host.lastIndex(of: ":").flatMap { host[$0...].contains("]") ? nil : $0 }
        let hostName = host[..<(portSeparator ?? host.endIndex)]
        guard !hostName.isEmpty else { throw invalid("it has no host") }
        var authority = String(host).lowercased()
        if let portSeparator {
            guard let port = UInt16(host[host.index(after: portSeparator)...]), port > 0 else {
                throw invalid("its port is no number from 1 to 65535")
            }
            if port == (scheme == .http ? 80 : 443) { authority = hostName.lowercased() }
        }
        self.init(scheme: scheme, authority: authority, basePath: String(path), signingRegion: signingRegion)
    }

    private static func isHostLabel(_ text: String) -> Bool {
        let isValid = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        return isValid && (1...63).contains(text.utf8.count) && !text.hasPrefix("-") && !text.hasSuffix("-")
    }
}

/// An endpoint that somebody has set, and where.
struct CustomEndpoint: Sendable, Equatable {
    let url: String
    let source: String
}
