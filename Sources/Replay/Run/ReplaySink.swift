/// Where a replay's results go as they come, in the order of the input.
public protocol ReplaySink {
    /// Takes the shown reviews of some lines.
    mutating func write(_ output: [UInt8]) throws
    /// Takes what is to be said of one of the lines written last, or left out there.
    mutating func add(_ remark: LineRemark)
    /// Is told how many bytes of all files were read so far.
    mutating func advance(to byteCount: Int)
    /// Whether the user wants no more; asked often.
    var isCancelled: Bool { get }
}
