/// What stays the same for all exchanges of one `EasyHandle`.
public struct TransportOptions: Sendable {
    /// A proxy and the hosts that are reached without it.
    public struct Proxy: Sendable, Equatable {
        /// The proxy's URL, `http://host:port` (CURLOPT_PROXY(3)); it may hold a user name and a password.
        public var url: String
        /// Host names and domains, separated by commas, or `*` for all (CURLOPT_NOPROXY(3)).
        public var exceptions: String

        /// A proxy with these exceptions.
        public init(url: String, exceptions: String = "") {
            self.url = url
            self.exceptions = exceptions
        }
    }

    /// The value of `User-Agent`.
    public var userAgent: String
    /// How long to wait for a connection, TLS included.
    public var connectTimeout: Duration
    /// How long the other side may send nothing, rounded up to whole seconds; nil waits without end.
    public var readTimeout: Duration?
    /// The largest body accepted in an answer, in bytes.
    public var maximumBodySize: Int
    /// The proxy to use; nil uses none, whatever the environment says.
    public var proxy: Proxy?
    /// A PEM file with the only certificates to trust; nil trusts what libcurl was built to trust.
    public var caBundle: String?
    /// Whether the other side's certificate and host name are checked.
    public var verifiesPeer: Bool

    /// Options with these values.
    public init(
        userAgent: String, connectTimeout: Duration, readTimeout: Duration? = nil, maximumBodySize: Int,
        proxy: Proxy? = nil, caBundle: String? = nil, verifiesPeer: Bool = true
    ) {
        self.userAgent = userAgent
        self.connectTimeout = connectTimeout
        self.readTimeout = readTimeout
        self.maximumBodySize = maximumBodySize
        self.proxy = proxy
        self.caBundle = caBundle
        self.verifiesPeer = verifiesPeer
    }
}
