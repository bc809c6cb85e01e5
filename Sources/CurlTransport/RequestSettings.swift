internal import CCurl

/// What libcurl was told of a request and keeps until it is told otherwise: what is as in the request before is not told
/// again. The initial values are libcurl's own.
@safe struct RequestSettings: ~Copyable {
    /// The lines of the last request that had any.
    private var headers = HeaderList()
    private var hasHeaders = false
    private let parsedURL = ParsedURL()
    private var url: String?
    private var hasTarget = false
    private var customMethod: String?
    private var timeout = 0
    private var freshConnection = 0

    /// Tells `handle`, the same one each time, all of the request but whether and what body it has. The handle needs this
    /// value as long as it lives.
    mutating func apply(_ request: HTTPRequest, to handle: UnsafeMutableRawPointer?) -> CURLcode {
        var code = unsafe setHeaders(of: request, handle)
        func set(_ next: @autoclosure () -> CURLcode) {
            if code == CURLE_OK { code = next() }
        }
        set(unsafe setURL(request.url, handle))
        if hasTarget || request.target != nil {
            // Not compared: it is another one each time, made in the memory of the one before.
            set(unsafe Self.set(handle, CURLOPT_REQUEST_TARGET, request.target))
            hasTarget = request.target != nil
        }
        if !String.haveSameBytes(customMethod, request.customMethod) {
            set(unsafe Self.set(handle, CURLOPT_CUSTOMREQUEST, request.customMethod))
            customMethod = request.customMethod
        }
        set(unsafe Self.set(handle, CURLOPT_TIMEOUT_MS, &timeout, request.timeout?.wholeMilliseconds ?? 0))
        set(unsafe Self.set(handle, CURLOPT_FRESH_CONNECT, &freshConnection, request.needsFreshConnection ? 1 : 0))
        return code
    }

    private mutating func setHeaders(of request: HTTPRequest, _ handle: UnsafeMutableRawPointer?) -> CURLcode {
        // Without this line libcurl waits for "100 Continue" before a body above 1 MiB.
        let expectation = request.sendsBody ? "Expect:" : nil
        let isNeeded = !request.headers.isEmpty || expectation != nil
        if isNeeded, !headers.holds(request.headers, expectation) {
            unsafe _ = curl_easy_setopt_list(handle, CURLOPT_HTTPHEADER, nil)
            hasHeaders = false
            let code = headers.replace(with: request.headers, expectation)
            guard code == CURLE_OK else { return code }
        }
        guard isNeeded != hasHeaders else { return CURLE_OK }
        hasHeaders = isNeeded
        return unsafe curl_easy_setopt_list(handle, CURLOPT_HTTPHEADER, isNeeded ? headers.first : nil)
    }

    private mutating func setURL(_ text: String, _ handle: UnsafeMutableRawPointer?) -> CURLcode {
        guard !String.haveSameBytes(url, text) else { return CURLE_OK }
        url = nil
        // What cannot be taken apart here, libcurl refuses with an error of its own.
        let parsed = unsafe parsedURL.set(text) ? UnsafeMutableRawPointer(parsedURL.handle) : nil
        var code = unsafe curl_easy_setopt_pointer(handle, CURLOPT_CURLU, parsed)
        if code == CURLE_OK { code = unsafe Self.set(handle, CURLOPT_URL, text) }
        if code == CURLE_OK { url = text }
        return code
    }

    private static func set(
        _ handle: UnsafeMutableRawPointer?, _ option: CURLoption, _ text: String?
    ) -> CURLcode {
        guard let text else { return unsafe curl_easy_setopt_string(handle, option, nil) }
        // A String passed as it is would be copied first.
        return unsafe text.withCString { unsafe curl_easy_setopt_string(handle, option, $0) }
    }

    private static func set(
        _ handle: UnsafeMutableRawPointer?, _ option: CURLoption, _ old: inout Int, _ new: Int
    ) -> CURLcode {
        guard old != new else { return CURLE_OK }
        old = new
        return unsafe curl_easy_setopt_long(handle, option, new)
    }
}
