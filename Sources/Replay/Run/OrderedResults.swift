/// Puts the results of batches back into the order in which the batches were read.
struct OrderedResults<Result> {
    /// How many batches were read, and how many of their results were given out.
    private var expected = 0
    private var given = 0
    private var early: [Int: Result] = [:]

    /// Batches whose results were not given out yet.
    var pending: Int { expected - given }

    /// The index of a batch that was read just now.
    mutating func expect() -> Int {
        expected += 1
        return expected - 1
    }

    /// Takes the result of one batch, and gives those that are due, in order.
    mutating func take(_ result: Result, at index: Int) -> [Result] {
        early[index] = result
        var due: [Result] = []
        while let next = early.removeValue(forKey: given) {
            due.append(next)
            given += 1
        }
        return due
    }
}
