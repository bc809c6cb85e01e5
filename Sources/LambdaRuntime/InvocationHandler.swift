/// What answers events. The loop calls it for one event at a time, always on the same thread.
public protocol InvocationHandler: ~Copyable {
    /// Answers one event.
    ///
    /// - Parameters:
    ///   - event: The payload as it came, up to 6 MB; not checked to be JSON.
    ///   - invocation: What the Runtime API says about the event.
    ///   - log: A logger that adds the request id to each record.
    ///   - response: Empty, with the memory of earlier answers; what is in it on return is posted.
    /// - Throws: What the caller of the function gets as an error: `type` and `message` of an `InvocationError`, the
    ///   type name and the description of any other error.
    mutating func handle(_ event: [UInt8], invocation: Invocation, log: Logger, response: inout [UInt8]) throws
}
