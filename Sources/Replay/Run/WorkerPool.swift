internal import ReviewRules

/// Up to `size` workers, each made when a batch first needs one more.
struct WorkerPool {
    let size: Int
    private let make: () throws -> ReplayWorker
    private var all: [ReplayWorker] = []
    private var idle: [ReplayWorker] = []

    init(size: Int, make: @escaping () throws -> ReplayWorker) {
        self.size = size
        self.make = make
    }

    /// A worker that has nothing to do, to be given back; nil if all are busy.
    mutating func take() throws -> ReplayWorker? {
        if let worker = idle.popLast() { return worker }
        guard all.count < size else { return nil }
        let worker = try make()
        all.append(worker)
        return worker
    }

    mutating func giveBack(_ worker: ReplayWorker) {
        idle.append(worker)
    }

    /// What all workers counted together.
    func tally(ruleCount: Int) async -> Tally {
        var sum = Tally(ruleCount: ruleCount)
        for worker in all { sum.add(await worker.tally) }
        return sum
    }
}
