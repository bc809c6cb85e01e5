internal import Glibc
internal import Synchronization

/// Several loops in one process, each on a thread of its own, for Lambda Managed Instances: there the Runtime API hands
/// out up to `AWS_LAMBDA_MAX_CONCURRENCY` events at a time.
///
/// When one loop ends, all end: a process with fewer pollers than Lambda counts on would leave events waiting until they
/// time out, and nobody would know. Lambda replaces a process that exits. The others first finish the events in hand.
public enum RuntimePollers {
    /// The variable with the number of events at a time, set by the Lambda service.
    public static let concurrencyVariable = "AWS_LAMBDA_MAX_CONCURRENCY"

    /// The most that Lambda hands to one process (AWS: 1,600 for each virtual CPU with Node.js, the highest).
    private static let maximumCount = 1_600

    /// The events in hand take milliseconds; Lambda itself waits about half a second before SIGKILL.
    private static let patience = Duration.seconds(2)

    /// How many loops `environment` asks for: 1 unless the variable holds a larger number.
    public static func count(environment: [String: String]) -> Int {
        let number = environment[concurrencyVariable].flatMap { Int($0) } ?? 1
        return min(max(number, 1), maximumCount)
    }

    /// Runs `serve` on `count` threads, with the numbers from 0, until `stop` is requested or one returns.
    ///
    /// - Returns: How the first loop ended that was not asked to, else `stopped`. A loop that does not end within 2 s
    ///   after the others is left behind; so the process should end by _exit(2).
    public static func run(
        count: Int, stop: StopSignal, log: Logger, serve: @escaping @Sendable (Int) -> RuntimeExit
    ) -> RuntimeExit {
        let state = PollerState(stop: stop)
        for number in 0..<count {
            let poller = Poller(number: number, state: state, serve: serve)
            guard poller.start() else {
                log.fatal("There is no thread for a poller", ["poller": .integer(number), "of": .integer(count)])
                state.end(.noThread)
                break
            }
        }
        stop.wait()
        var left = Int(patience / .milliseconds(1))
        while state.running > 0, left > 0 {
            Pause.sleep(.milliseconds(1))
            left -= 1
        }
        if state.running > 0 {
            log.error("Pollers did not end in time", ["pollers": .integer(state.running)])
        }
        return state.exit ?? .stopped
    }
}

/// What the pollers share.
private final class PollerState: Sendable {
    private struct Value {
        var running = 0
        var exit: RuntimeExit?
    }

    private let value = Mutex(Value())
    private let stop: StopSignal

    init(stop: StopSignal) {
        self.stop = stop
    }

    var running: Int { value.withLock { $0.running } }

    /// The first exit that nobody asked for.
    var exit: RuntimeExit? { value.withLock { $0.exit } }

    func add(_ change: Int) {
        value.withLock { $0.running += change }
    }

    /// Notes an exit, and has the other loops end.
    func end(_ exit: RuntimeExit) {
        value.withLock { value in
            if exit != .stopped, value.exit == nil { value.exit = exit }
        }
        stop.request()
    }
}

/// One thread.
private final class Poller: Sendable {
    private let number: Int
    private let state: PollerState
    private let serve: @Sendable (Int) -> RuntimeExit

    init(number: Int, state: PollerState, serve: @escaping @Sendable (Int) -> RuntimeExit) {
        self.number = number
        self.state = state
        self.serve = serve
    }

    /// False when the system has no more threads.
    func start() -> Bool {
        state.add(1)
        let retained = Unmanaged.passRetained(self)
        var thread: pthread_t = 0
        let code = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Poller>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, retained.toOpaque())
        guard code == 0 else {
            retained.release()
            state.add(-1)
            return false
        }
        // Nobody joins: the process may end without one that hangs.
        pthread_detach(thread)
        return true
    }

    private func run() {
        state.end(serve(number))
        state.add(-1)
    }
}
