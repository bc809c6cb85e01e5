internal import CurlTransport
internal import Glibc

extension ClientSettings {
    /// The endpoint that is set for a service, if any: in the configuration, in the environment for the service and for
    /// all, in the profile's `services` section and in the profile itself ("Service-specific endpoints", AWS SDKs and
    /// Tools Reference Guide).
    func customEndpoint(_ service: ServiceDescription) throws(AWSClientError) -> CustomEndpoint? {
        if let url = configuration.endpointURL { return CustomEndpoint(url: url, source: "the configuration") }
        let isIgnored = try flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")
        guard !isIgnored else { return nil }
        let variable = "AWS_ENDPOINT_URL_" + service.key.uppercased()
        for name in [variable, "AWS_ENDPOINT_URL"] {
            if let url = self.variable(name) { return CustomEndpoint(url: url, source: name) }
        }
        if let section = profileValue("services")?.text {
            guard let services = shared.services[section] else {
                throw AWSClientError(
                    .invalidConfiguration,
                    "\(profileTitle) names [services \(section)], which is not in \(shared.configPath)")
            }
            if let url = services.nested[service.key]?["endpoint_url"], !url.isEmpty {
                return CustomEndpoint(url: url, source: "\(service.key) in [services \(section)]")
            }
        }
        return profileValue("endpoint_url").map { CustomEndpoint(url: $0.text, source: $0.source) }
    }

    /// What the connections to an endpoint have in common.
    func transportOptions(_ endpoint: Endpoint, userAgent: String) throws(AWSClientError) -> TransportOptions {
        var caBundle = configuration.caBundle.map { Value(text: $0, source: "the configuration's CA bundle") }
        caBundle = caBundle ?? value(["AWS_CA_BUNDLE"], "ca_bundle")
        let path = caBundle.map { expand($0.text) }
        if let caBundle, let path, access(path, R_OK) != 0 {
            let reason = String(cString: strerror(errno))
            throw AWSClientError(
                .invalidConfiguration, "\(caBundle.source) names \(path), which cannot be read: \(reason)")
        }
        return TransportOptions(
            userAgent: userAgent, connectTimeout: configuration.connectTimeout,
            readTimeout: configuration.readTimeout > .zero ? configuration.readTimeout : nil,
            maximumBodySize: Self.maximumAnswerSize, proxy: proxy(for: endpoint.scheme), caBundle: path,
            verifiesPeer: configuration.verifiesPeer)
    }

    /// Lambda's answers carry up to 6 MB; what is far larger is no answer of a service used here.
    private static let maximumAnswerSize = 16 << 20

    /// The usual variables, in small letters first. Unlike libcurl `HTTP_PROXY` counts: no web server sets it here.
    private func proxy(for scheme: Endpoint.Scheme) -> TransportOptions.Proxy? {
        let names = [scheme == .https ? "https_proxy" : "http_proxy", "all_proxy"]
        let url = names.lazy.compactMap { variable($0) ?? variable($0.uppercased()) }.first
        return url.map {
            TransportOptions.Proxy(url: $0, exceptions: variable("no_proxy") ?? variable("NO_PROXY") ?? "")
        }
    }

    func maximumAttempts() throws(AWSClientError) -> Int {
        if let count = configuration.maximumAttempts { return max(count, 1) }
        if configuration.retryMode == nil, let mode = value(["AWS_RETRY_MODE"], "retry_mode"),
            !["standard", "legacy", "adaptive"].contains(mode.text.lowercased())
        {
            throw AWSClientError(
                .invalidConfiguration, "\(mode.source) must be standard, adaptive or legacy, not \"\(mode.text)\"")
        }
        return try count("AWS_MAX_ATTEMPTS", "max_attempts") ?? 3
    }

    /// The region, unless only the machine's metadata may know it.
    var region: Value? {
        configuration.region.map { Value(text: $0, source: "the configuration") }
            ?? value(["AWS_REGION", "AWS_DEFAULT_REGION"], "region")
    }

    /// A configuration for a request that credentials need to another service.
    func configuration(region: String, credentials: Credentials?) -> ClientConfiguration {
        var configuration = configuration
        configuration.region = region
        configuration.endpointURL = nil
        configuration.credentials = credentials
        configuration.isAnonymous = credentials == nil
        configuration.maximumConnections = 1
        return configuration
    }
}
