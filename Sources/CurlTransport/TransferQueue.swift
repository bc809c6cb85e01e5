internal import CCurl

/// libcurl's own loop over one transfer, with a descriptor of ours among those that it waits for.
///
/// Why: `curl_easy_perform` cannot be woken. It runs the same loop over a queue that it makes for itself
/// (lib/easy.c, easy_transfer), so that running it here costs nothing more. Guarantee: an answer of which one byte has come is
/// read to its end, whatever the descriptor says.
@safe struct TransferQueue: ~Copyable {
    private let queue: UnsafeMutableRawPointer?
    /// Readable when what is waited for is no longer wanted; −1 for none.
    private let interruption: Int32

    init(interruption: Int32) {
        unsafe queue = curl_multi_init()
        self.interruption = interruption
    }

    /// False when libcurl had no memory.
    var isUsable: Bool { unsafe queue != nil }

    deinit {
        unsafe _ = curl_multi_cleanup(queue)
    }

    /// Runs a prepared transfer to its end. As long as no byte of its answer has come it may be interrupted, and the code
    /// then is `CURLE_ABORTED_BY_CALLBACK`; a transfer whose answer is not given here may not.
    func perform(
        _ handle: UnsafeMutableRawPointer?, interruptible answer: UnsafeMutablePointer<HTTPResponse>?
    ) -> CURLcode {
        func isInterruptible() -> Bool { unsafe answer.map { unsafe !$0.pointee.reception.hasBegun } ?? false }
        guard unsafe curl_multi_add_handle(queue, handle) == CURLM_OK else { return CURLE_OUT_OF_MEMORY }
        defer { unsafe _ = curl_multi_remove_handle(queue, handle) }
        while true {
            var running: Int32 = 0
            guard unsafe curl_multi_perform(queue, &running) == CURLM_OK else { return CURLE_OUT_OF_MEMORY }
            if let code = finished() { return code }
            guard interruption >= 0, isInterruptible() else {
                unsafe _ = curl_multi_poll(queue, nil, 0, Self.longestWait, nil)
                continue
            }
            var other = curl_waitfd(fd: interruption, events: Int16(CURL_WAIT_POLLIN), revents: 0)
            unsafe _ = curl_multi_poll(queue, &other, 1, Self.longestWait, nil)
            guard other.revents != 0 else { continue }
            // What is in the socket by now has been received, and is not to be lost.
            guard unsafe curl_multi_perform(queue, &running) == CURLM_OK else { return CURLE_OUT_OF_MEMORY }
            if let code = finished() { return code }
            if isInterruptible() { return CURLE_ABORTED_BY_CALLBACK }
        }
    }

    /// Sends a prepared request, waiting at most `milliseconds` for that, and leaves the transfer open; false when it
    /// was not sent.
    func start(_ handle: UnsafeMutableRawPointer?, milliseconds: Int32, isSent: () -> Bool) -> Bool {
        guard unsafe curl_multi_add_handle(queue, handle) == CURLM_OK else { return false }
        // A step for the connection and one for the request, when nothing has to be waited for.
        for _ in 0..<10 {
            var running: Int32 = 0
            guard unsafe curl_multi_perform(queue, &running) == CURLM_OK, finished() == nil else { return false }
            if isSent() { return true }
            unsafe _ = curl_multi_poll(queue, nil, 0, milliseconds / 10, nil)
        }
        return false
    }

    /// Ends a transfer that was left open.
    func abandon(_ handle: UnsafeMutableRawPointer?) {
        unsafe _ = curl_multi_remove_handle(queue, handle)
    }

    /// A minute: libcurl shortens it to its own timers.
    private static let longestWait: Int32 = 60_000

    private func finished() -> CURLcode? {
        var rest: Int32 = 0
        guard let message = unsafe curl_multi_info_read(queue, &rest), unsafe message.pointee.msg == CURLMSG_DONE
        else { return nil }
        return unsafe message.pointee.data.result
    }
}
