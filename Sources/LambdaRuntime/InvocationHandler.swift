/// What answers events. A loop calls it for one event at a time, always on the same thread.
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

    /// Does what can wait until the answer is posted: the caller of the function no longer waits.
    mutating func answered(_ invocation: Invocation, log: Logger)

    /// Does what is left to do when the loop ends.
    mutating func end()
}

extension InvocationHandler where Self: ~Copyable {
    /// Does nothing.
    public mutating func answered(_ invocation: Invocation, log: Logger) {}

    /// Does nothing.
    public mutating func end() {}
}
