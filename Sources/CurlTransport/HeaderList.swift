internal import CCurl

/// The header lines of one request as the linked list that libcurl wants.
@safe struct HeaderList: ~Copyable {
    /// The head of the list, nil when it is empty; valid as long as this value.
    private(set) var first: UnsafeMutablePointer<curl_slist>?

    deinit {
        unsafe curl_slist_free_all(first)
    }

    mutating func append(_ line: String) -> CURLcode {
        let longer = unsafe line.withCString { unsafe curl_slist_append(first, $0) }
        guard let longer = unsafe longer else { return CURLE_OUT_OF_MEMORY }
        unsafe first = unsafe longer
        return CURLE_OK
    }
}
