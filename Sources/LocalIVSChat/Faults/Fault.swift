/// One thing that is to go wrong: at which calls, and how.
package struct Fault: Sendable, Equatable {
    /// Before or after the operation has done its work.
    package enum Moment: String, Sendable, CaseIterable {
        case before, after
    }

    /// What a call ends with in place of its answer.
    package enum Answer: Sendable, Equatable {
        /// One of the API's errors, or `InvalidLambdaPermission`, by its code; a messaging client gets its status.
        case error(String)
        /// A bare status with a body that is no JSON, as a proxy in front of the service would send; a messaging client
        /// gets it as the code of an error.
        case status(Int)
        /// The connection is closed without an answer.
        case reset
    }

    /// The operation's name, or the action of a messaging client; `*` stands for any run of characters.
    package var operation: String
    /// Which of the calls of the operation, from 1; nil for every one.
    package var calls: ClosedRange<Int>?
    /// How likely it is at each of them, 0 to 1.
    package var probability = 1.0
    /// For how long after the first of these calls, in ns; nil for ever.
    package var duration: UInt64?
    /// How long the call waits first, in ns.
    package var delay: UInt64 = 0
    /// Whether the room that the request names is deleted, and when.
    package var roomDeletion: Moment?
    /// What the call ends with; nil for its own answer.
    package var answer: Answer?
    /// Whether the operation does its work nevertheless.
    package var answerMoment = Moment.before
}
