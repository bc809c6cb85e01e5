internal import CCurl

/// A URL that libcurl has taken apart.
///
/// Why: a URL given as text is taken apart and put together again for each exchange, which is a sixth of what libcurl does
/// for a short one. Guarantee: the flags are those of libcurl for `CURLOPT_URL` (lib/url.c, parseurlandfillconn).
@safe struct ParsedURL: ~Copyable {
    /// For `CURLOPT_CURLU`, which takes a copy for each exchange; nil when there was no memory.
    let handle: OpaquePointer?

    init() {
        unsafe handle = curl_url()
    }

    deinit {
        unsafe curl_url_cleanup(handle)
    }

    /// Takes `text` apart; false when it is no URL.
    func set(_ text: String) -> Bool {
        // A URL that is left is what a relative one would be resolved against.
        guard unsafe curl_url_set(handle, CURLUPART_URL, nil, 0) == CURLUE_OK else { return false }
        let flags = UInt32(CURLU_GUESS_SCHEME | CURLU_NON_SUPPORT_SCHEME | CURLU_PATH_AS_IS)
        return unsafe text.withCString { unsafe curl_url_set(handle, CURLUPART_URL, $0, flags) } == CURLUE_OK
    }
}
