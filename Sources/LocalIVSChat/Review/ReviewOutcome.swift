/// What came of asking the handler.
package enum ReviewOutcome: Sendable, Equatable {
    /// A valid answer.
    case answer(HandlerAnswer)
    /// No valid answer: the room's `fallbackResult` decides.
    case fallback(Failure)

    /// Why there is no valid answer.
    package enum Failure: Error, Sendable, Equatable, CustomStringConvertible {
        /// None within the 200 ms.
        case timedOut
        /// The handler reported an error, of this type.
        case error(type: String)
        /// The process ended, or could not be started.
        case crashed(String)
        /// An answer that breaks the contract.
        case invalid(String)

        package var description: String {
            switch self {
            case .timedOut: "no answer within 200 ms"
            case .error(let type): "the handler reported an error: \(type)"
            case .crashed(let cause): "the handler is gone: \(cause)"
            case .invalid(let problem): "the answer is not valid: \(problem)"
            }
        }
    }
}
