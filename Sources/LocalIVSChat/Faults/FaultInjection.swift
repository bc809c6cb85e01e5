internal import Synchronization

/// Decides at each call of the control plane and at each request of a messaging client what goes wrong.
final class FaultInjection: Sendable {
    private struct State: Sendable {
        let fault: Fault
        var callCount = 0
        var firstCall: UInt64?
    }

    private let states: Mutex<[State]>

    init(_ faults: [Fault]) {
        states = Mutex(faults.map { State(fault: $0) })
    }

    /// The faults of the next call of an operation, in the order in which they were given.
    ///
    /// - Parameter time: nanoseconds of a clock that never goes back.
    func faults(of operation: String, at time: UInt64, random: RandomSource) -> [Fault] {
        states.withLock { Self.faults(&$0, of: operation, at: time, random) }
    }

    private static func faults(
        _ states: inout [State], of operation: String, at time: UInt64, _ random: RandomSource
    ) -> [Fault] {
        var found: [Fault] = []
        for index in states.indices where states[index].fault.concerns(operation) {
            let fault = states[index].fault
            states[index].callCount += 1
            guard fault.calls?.contains(states[index].callCount) ?? true else { continue }
            let start = states[index].firstCall ?? time
            states[index].firstCall = start
            if let duration = fault.duration, time &- start >= duration { continue }
            if fault.probability < 1, random.fraction() >= fault.probability { continue }
            found.append(fault)
        }
        return found
    }
}

extension Fault {
    /// Whether `operation` matches the pattern: `*` stands for any run of characters.
    fileprivate func concerns(_ operation: String) -> Bool {
        let pieces = self.operation.split(separator: "*", omittingEmptySubsequences: false)
        var rest = operation[...]
        guard let first = pieces.first, rest.hasPrefix(first) else { return false }
        rest = rest.dropFirst(first.count)
        guard pieces.count > 1, let last = pieces.last else { return rest.isEmpty }
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let range = rest.firstRange(of: piece) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}
