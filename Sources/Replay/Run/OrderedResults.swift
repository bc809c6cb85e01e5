/// Puts the results of batches back into the order in which the batches were read.
struct OrderedResults {
    /// How many batches were read, and how many of their results were given out.
    private(set) var expected = 0
    private(set) var given = 0
    private var early: [Int: ReplayWorker.Result] = [:]

    /// Batches whose results were not given out yet.
    var pending: Int { expected - given }

    /// The index of a batch that was read just now.
    mutating func expect() -> Int {
        expected += 1
        return expected - 1
    }

    /// Takes the result of one batch, and gives those that are due, in order.
    mutating func take(_ result: ReplayWorker.Result, at index: Int) -> [ReplayWorker.Result] {
        early[index] = result
        var due: [ReplayWorker.Result] = []
        while let next = early.removeValue(forKey: given) {
            due.append(next)
            given += 1
        }
        return due
    }
}
