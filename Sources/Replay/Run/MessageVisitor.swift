internal import ReviewRules

/// What is done with each message of a run; every worker has a visitor of its own.
protocol MessageVisitor: SendableMetatype {
    /// What the lines of a batch come to; given out in the order of the input.
    associatedtype Output: Sendable
    /// What all the batches of one worker come to.
    associatedtype Total: Sendable

    /// The output of no lines.
    static var emptyOutput: Output { get }
    /// Is told of the file before the lines of each batch; `isFirst` if none of the file's lines came before.
    mutating func begin(_ file: InputFile, isFirst: Bool, into output: inout Output)
    /// Takes one message and the line it stands on, whose JSON may say more than a handler reads.
    mutating func visit(_ message: Message, line: Int, text: ArraySlice<UInt8>, into output: inout Output)
    /// What the visitor counted.
    var total: Total { get }
}
