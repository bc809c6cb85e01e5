internal import CCurl

/// One libcurl easy handle and the connection it keeps alive: HTTP/1.1, one exchange at a time, on the calling thread.
///
/// The environment's proxies are ignored (`TransportOptions.proxy` names one), redirects are not followed, no signal is
/// used and `Expect:` is never sent. A kept-alive connection that turns out to be dead before any byte of an answer came is replaced by libcurl
/// itself, which then sends the request again, a POST too.
@safe public struct EasyHandle: ~Copyable {
    private let handle: UnsafeMutableRawPointer?
    /// libcurl writes the details of an error here.
    private let errorText: UnsafeMutablePointer<CChar>
    private let maximumBodySize: Int
    private var trust: Trust
    private let queue: TransferQueue
    private var settings = RequestSettings()
    /// Where the callbacks find the response that is being filled; nil between exchanges.
    private let reception: UnsafeMutablePointer<UnsafeMutablePointer<HTTPResponse>?>

    /// What a certificate is verified with.
    private enum Trust {
        /// As set up; or libcurl's defaults.
        case fixed
        /// Libcurl's defaults, unless the folder among them will do. Decided at the first `https` URL.
        case undecided
        case folder(file: String)
    }

    /// libcurl's global set-up, once per process and before the first handle (curl_global_init(3)).
    private static let globalSetUp: CURLcode = curl_global_init(Int(CURL_GLOBAL_ALL))

    /// A handle with these options and no connection yet.
    ///
    /// - Parameter interruption: A descriptor that, once readable, ends the wait for an answer to a request that
    ///   `isInterruptible`; it stays the caller's. −1: nothing does.
    /// - Throws: `noHandle` when libcurl has no memory, or libcurl's code for a refused option.
    public init(_ options: TransportOptions, interruption: Int32 = -1) throws(TransportError) {
        let isSetUp = Self.globalSetUp == CURLE_OK
        unsafe handle = isSetUp ? curl_easy_init() : nil
        queue = TransferQueue(interruption: interruption)
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        unsafe reception = .allocate(capacity: 1)
        unsafe reception.initialize(to: nil)
        maximumBodySize = options.maximumBodySize
        trust = options.caBundle == nil && options.verifiesPeer ? .undecided : .fixed
        guard unsafe handle != nil, queue.isUsable else {
            throw TransportError(code: .noHandle, phase: .preparation, text: "libcurl could not be set up")
        }
        try configure(options)
    }

    deinit {
        unsafe queue.abandon(handle)
        unsafe curl_easy_cleanup(handle)
        unsafe errorText.deallocate()
        unsafe reception.deallocate()
    }

    /// Sends `request` and fills `response` with the complete answer, whatever its status.
    ///
    /// - Throws: any code of `TransportError`; a body that ends early is `truncated`, never a short answer.
    public mutating func perform(_ request: HTTPRequest, into response: inout HTTPResponse) throws(TransportError) {
        response.begin(maximumBodySize: maximumBodySize)
        guard !request.hasControlCharacter else {
            let text = "the URL or a header line holds a control character"
            throw TransportError(code: .controlCharacter, phase: .preparation, text: text)
        }
        if case .undecided = trust, request.isEncrypted {
            try chooseTrust()
        }
        unsafe errorText.pointee = 0
        var code = run(request, into: &response)
        if code == CURLE_PEER_FAILED_VERIFICATION, case .folder(let file) = trust {
            trust = .fixed
            try require(unsafe curl_easy_setopt_string(handle, CURLOPT_CAINFO, file))
            response.begin(maximumBodySize: maximumBodySize)
            code = run(request, into: &response)
        }
        guard code == CURLE_OK else { throw failure(code, response) }
        // libcurl takes a connection that ends among the header lines for the end of an answer without a body.
        guard response.reception.headersAreComplete else {
            let text = "the connection was closed before the end of the headers"
            throw TransportError(code: .truncated, phase: .response, text: text)
        }
        response.status = info(CURLINFO_RESPONSE_CODE)
    }

    /// Sends a request without a body and leaves its connection open; nobody reads the answer. It is the last request of
    /// this handle.
    ///
    /// - Returns: Whether it was sent within `milliseconds`.
    public mutating func start(_ request: HTTPRequest, milliseconds: Int32) -> Bool {
        guard !request.hasControlCharacter else { return false }
        var request = request
        request.timeout = nil
        guard unsafe settings.apply(request, to: handle) == CURLE_OK,
            unsafe curl_easy_setopt_long(handle, CURLOPT_HTTPGET, 1) == CURLE_OK
        else { return false }
        return unsafe queue.start(handle, milliseconds: milliseconds) { info(CURLINFO_REQUEST_SIZE) > 0 }
    }

    private func configure(_ options: TransportOptions) throws(TransportError) {
        try require(unsafe curl_easy_setopt_pointer(handle, CURLOPT_ERRORBUFFER, errorText))
        try require(unsafe curl_easy_setopt_long(handle, CURLOPT_NOSIGNAL, 1))
        try require(unsafe curl_easy_setopt_long(handle, CURLOPT_TCP_NODELAY, 1))
        try require(unsafe curl_easy_setopt_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)))
        // What was signed is what is sent: no dot segment is taken out of a path.
        try require(unsafe curl_easy_setopt_long(handle, CURLOPT_PATH_AS_IS, 1))
        try configureProxy(options.proxy)
        try configureTLS(options)
        try require(unsafe curl_easy_setopt_string(handle, CURLOPT_USERAGENT, options.userAgent))
        let connectTimeout = options.connectTimeout.wholeMilliseconds
        try require(unsafe curl_easy_setopt_long(handle, CURLOPT_CONNECTTIMEOUT_MS, connectTimeout))
        if let readTimeout = options.readTimeout {
            // libcurl counts whole seconds here.
            let seconds = (readTimeout.wholeMilliseconds + 999) / 1_000
            try require(unsafe curl_easy_setopt_long(handle, CURLOPT_LOW_SPEED_LIMIT, 1))
            try require(unsafe curl_easy_setopt_long(handle, CURLOPT_LOW_SPEED_TIME, seconds))
        }
        // libcurl promises `count` readable bytes at `bytes`; `context` is `reception`, where `run` has put the response.
        try require(unsafe curl_easy_setopt_pointer(handle, CURLOPT_HEADERDATA, reception))
        try require(unsafe curl_easy_setopt_pointer(handle, CURLOPT_WRITEDATA, reception))
        try require(
            unsafe curl_easy_setopt_receiver(handle, CURLOPT_HEADERFUNCTION) { bytes, _, count, context in
                guard let response = unsafe Self.response(context) else { return 0 }
                let line = unsafe UnsafeRawBufferPointer(start: bytes, count: count).assumingMemoryBound(to: UInt8.self)
                return unsafe response.pointee.take(headerLine: line.span) ? count : 0
            })
        try require(
            unsafe curl_easy_setopt_receiver(handle, CURLOPT_WRITEFUNCTION) { bytes, _, count, context in
                guard let response = unsafe Self.response(context) else { return 0 }
                return unsafe response.pointee.take(body: .init(start: bytes, count: count)) ? count : 0
            })
    }

    private func configureProxy(_ proxy: TransportOptions.Proxy?) throws(TransportError) {
        // An empty text, unlike none, keeps libcurl from looking into the environment.
        try require(unsafe curl_easy_setopt_string(handle, CURLOPT_PROXY, proxy?.url ?? ""))
        if let proxy {
            try require(unsafe curl_easy_setopt_string(handle, CURLOPT_NOPROXY, proxy.exceptions))
        }
    }

    private func configureTLS(_ options: TransportOptions) throws(TransportError) {
        if !options.verifiesPeer {
            try require(unsafe curl_easy_setopt_long(handle, CURLOPT_SSL_VERIFYPEER, 0))
            try require(unsafe curl_easy_setopt_long(handle, CURLOPT_SSL_VERIFYHOST, 0))
        }
        if let caBundle = options.caBundle {
            try require(unsafe curl_easy_setopt_string(handle, CURLOPT_CAINFO, caBundle))
            // Otherwise the system's folder of certificates would be trusted as well.
            try require(unsafe curl_easy_setopt_string(handle, CURLOPT_CAPATH, nil))
        }
    }

    private mutating func chooseTrust() throws(TransportError) {
        trust = .fixed
        guard let file = unsafe curl_easy_getinfo_default_ca_file(handle),
            let folder = unsafe curl_easy_getinfo_default_ca_folder(handle),
            CertificateFolder.isHashed(unsafe String(cString: folder))
        else { return }
        trust = .folder(file: unsafe String(cString: file))
        try require(unsafe curl_easy_setopt_string(handle, CURLOPT_CAINFO, nil))
    }

    private static func response(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<HTTPResponse>? {
        unsafe context?.assumingMemoryBound(to: UnsafeMutablePointer<HTTPResponse>?.self).pointee
    }

    /// The exchange itself. The addresses of the response and of the body are libcurl's only while it runs.
    private mutating func run(_ request: HTTPRequest, into response: inout HTTPResponse) -> CURLcode {
        let isBodySent = request.sendsBody
        defer {
            unsafe reception.pointee = nil
            if isBodySent { unsafe _ = curl_easy_setopt_pointer(handle, CURLOPT_POSTFIELDS, nil) }
        }
        return unsafe withUnsafeMutablePointer(to: &response) { response in
            unsafe reception.pointee = response
            return unsafe request.body.withUnsafeBytes { body in
                var code = unsafe settings.apply(request, to: handle)
                func set(_ next: @autoclosure () -> CURLcode) {
                    if code == CURLE_OK { code = next() }
                }
                if isBodySent {
                    set(unsafe curl_easy_setopt_long(handle, CURLOPT_POST, 1))
                    set(unsafe curl_easy_setopt_body(handle, body.baseAddress, curl_off_t(body.count)))
                } else {
                    set(unsafe curl_easy_setopt_long(handle, CURLOPT_HTTPGET, 1))
                    if request.method == .head { set(unsafe curl_easy_setopt_long(handle, CURLOPT_NOBODY, 1)) }
                }
                guard code == CURLE_OK else { return code }
                return unsafe queue.perform(handle, interruptible: request.isInterruptible ? response : nil)
            }
        }
    }

    private func require(_ code: CURLcode) throws(TransportError) {
        guard code == CURLE_OK else {
            throw TransportError(code: .init(code), phase: .preparation, text: Self.sentence(for: code))
        }
    }

    private func failure(_ code: CURLcode, _ response: HTTPResponse) -> TransportError {
        guard !response.reception.isTooLarge else {
            return TransportError(code: .answerTooLarge, phase: .response, text: "the answer is larger than allowed")
        }
        // The bytes of the request that were sent: none when there was no connection.
        let sent = info(CURLINFO_REQUEST_SIZE)
        let phase: TransportError.Phase =
            switch code {
            case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_FAILED_INIT, CURLE_OUT_OF_MEMORY,
                CURLE_BAD_FUNCTION_ARGUMENT:
                .preparation
            default:
                response.reception.hasBegun ? .response : sent > 0 ? .request : .connection
            }
        let details = unsafe String(cString: errorText)
        let text = details.isEmpty ? Self.sentence(for: code) : details
        return TransportError(code: .init(code), phase: phase, text: text)
    }

    private func info(_ info: CURLINFO) -> Int {
        var value = 0
        unsafe _ = curl_easy_getinfo_long(handle, info, &value)
        return value
    }

    private static func sentence(for code: CURLcode) -> String {
        unsafe String(cString: curl_easy_strerror(code))
    }
}

extension TransportError.Code {
    fileprivate init(_ code: CURLcode) {
        self.init(rawValue: Int32(bitPattern: code.rawValue))
    }
}
