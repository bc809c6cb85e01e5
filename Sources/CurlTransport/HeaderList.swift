internal import CCurl

/// The header lines of one request as the linked list that libcurl wants.
@safe struct HeaderList: ~Copyable {
    /// The head of the list, nil when it is empty; valid until the lines are replaced.
    private(set) var first: UnsafeMutablePointer<curl_slist>?
    private var lines: [String] = []
    private var lastLine: String?

    deinit {
        unsafe curl_slist_free_all(first)
    }

    /// Whether these are its lines.
    func holds(_ lines: [String], _ lastLine: String?) -> Bool {
        String.haveSameBytes(self.lastLine, lastLine) && self.lines.count == lines.count
            && zip(self.lines, lines).allSatisfy { String.haveSameBytes($0, $1) }
    }

    /// Makes these its lines, in place of those that it had. libcurl must have been told of another list, or of none.
    mutating func replace(with lines: [String], _ lastLine: String?) -> CURLcode {
        unsafe curl_slist_free_all(first)
        unsafe first = nil
        (self.lines, self.lastLine) = ([], nil)
        for line in lines {
            guard append(line) else { return CURLE_OUT_OF_MEMORY }
        }
        if let lastLine, !append(lastLine) { return CURLE_OUT_OF_MEMORY }
        (self.lines, self.lastLine) = (lines, lastLine)
        return CURLE_OK
    }

    private mutating func append(_ line: String) -> Bool {
        let longer = unsafe line.withCString { unsafe curl_slist_append(first, $0) }
        guard let longer = unsafe longer else { return false }
        unsafe first = unsafe longer
        return true
    }
}
