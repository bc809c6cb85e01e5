internal import ReviewRules

/// A message of a replayed file and what the rules said of it.
struct LineReview {
    /// The file's path as given; nil if only one file is replayed.
    var file: String?
    /// 1-based, in its file.
    var line: Int
    /// The line itself.
    var text: ArraySlice<UInt8>
    var message: Message
    var verdict: Verdict
    /// Time in `Reviewer.evaluate` alone.
    var nanoseconds: UInt64
}

/// Turns reviews into output, line by line; each worker has one of its own.
protocol LineFormat {
    /// Adds what is shown of one review.
    mutating func append(_ review: LineReview, to output: inout [UInt8])
    /// Adds what stands before the first line of a file, if several files are replayed.
    func appendHeading(_ file: String, to output: inout [UInt8])
}
