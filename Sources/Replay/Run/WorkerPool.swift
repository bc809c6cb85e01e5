/// Up to `size` workers, each made when a batch first needs one more.
struct WorkerPool<Visitor: MessageVisitor> {
    let size: Int
    private let makeVisitor: @Sendable () throws -> sending Visitor
    private(set) var all: [BatchWorker<Visitor>] = []
    private var idle: [BatchWorker<Visitor>] = []

    init(size: Int, makeVisitor: @escaping @Sendable () throws -> sending Visitor) {
        self.size = size
        self.makeVisitor = makeVisitor
    }

    /// A worker that has nothing to do, to be given back; nil if all are busy.
    mutating func take() throws -> BatchWorker<Visitor>? {
        if let worker = idle.popLast() { return worker }
        guard all.count < size else { return nil }
        let worker = try BatchWorker(makeVisitor)
        all.append(worker)
        return worker
    }

    mutating func giveBack(_ worker: BatchWorker<Visitor>) {
        idle.append(worker)
    }
}
