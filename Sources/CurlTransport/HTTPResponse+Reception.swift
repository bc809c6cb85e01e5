extension HTTPResponse {
    /// How far an answer has been taken in.
    struct Reception: Sendable {
        var maximumBodySize = 0
        var hasBegun = false
        var isTooLarge = false
        var headersAreComplete = false
    }

    /// Far above what a server needs, far below what would hurt. libcurl limits a line (100 KiB), but the sum only in
    /// newer versions.
    static let maximumHeaderSize = 256 * 1024

    /// Forgets the answer before, keeping its memory.
    mutating func begin(maximumBodySize: Int) {
        status = 0
        headers.removeAll()
        body.removeAll(keepingCapacity: true)
        reception = Reception(maximumBodySize: maximumBodySize)
    }

    /// Takes a status line, a header line, the empty line after them, or a trailer; false stops the exchange.
    mutating func take(headerLine line: borrowing Span<UInt8>) -> Bool {
        if line.starts(with: "HTTP/") {
            // An interim answer may have come before this one.
            if reception.hasBegun { begin(maximumBodySize: reception.maximumBodySize) }
            reception.hasBegun = true
        } else if line.count > 0, line[0] == UInt8(ascii: "\r") || line[0] == UInt8(ascii: "\n") {
            reception.headersAreComplete = true
        } else if !reception.headersAreComplete {
            guard headers.byteCount + line.count <= Self.maximumHeaderSize else {
                reception.isTooLarge = true
                return false
            }
            headers.append(line: line)
        }
        return true
    }

    /// Takes a piece of the body; false stops the exchange.
    mutating func take(body piece: UnsafeRawBufferPointer) -> Bool {
        guard body.count + piece.count <= reception.maximumBodySize else {
            reception.isTooLarge = true
            return false
        }
        unsafe body.append(contentsOf: piece)
        return true
    }
}
