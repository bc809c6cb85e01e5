internal import CurlTransport
internal import Glibc
internal import Synchronization

/// Exchanges over a few kept-alive connections, each on a thread of its own that is started when all others are busy.
///
/// A task that waits for an exchange does not block a thread of Swift's pool. Cancelling it does not end the exchange; the
/// time-outs do.
final class ConnectionPool: Sendable {
    private struct Job {
        let request: HTTPRequest
        let answer: CheckedContinuation<Result<HTTPResponse, TransportError>, Never>
    }

    private struct State {
        var jobs: [Job] = []
        /// Those that were started, and the count of them and of those that are being started.
        var threads: [DedicatedThread] = []
        var threadCount = 0
        /// Threads that will take a job, those that are starting included.
        var idleCount = 0
        var isClosed = false
    }

    /// What the threads share; they keep it alive until they end.
    private final class Shared: Sendable {
        let state = Mutex(State())
        let wake = CountingSemaphore()
        let options: TransportOptions

        init(_ options: TransportOptions) {
            self.options = options
        }
    }

    private let shared: Shared
    private let maximumConnections: Int

    /// A pool without a connection yet.
    init(_ options: TransportOptions, maximumConnections: Int = 1) {
        shared = Shared(options)
        self.maximumConnections = max(maximumConnections, 1)
    }

    /// Closes the connections and waits until their threads have ended. That is short: a task that waits for an exchange
    /// keeps the pool, so that no thread has one to finish.
    ///
    /// Why: libcrypto keeps memory for each thread, which the thread frees as it ends, and which exit(3) frees for all threads
    /// (OPENSSL_cleanup). In a process that exits while a thread ends, both free it (openssl/openssl issue 6214).
    deinit {
        let threads = shared.state.withLock { state in
            state.isClosed = true
            return state.threads
        }
        for _ in threads { shared.wake.signal() }
        for thread in threads { thread.join() }
    }

    /// One exchange, whatever its status.
    func exchange(_ request: HTTPRequest) async -> Result<HTTPResponse, TransportError> {
        await withCheckedContinuation { answer in
            let needsThread = shared.state.withLock { state in
                state.jobs.append(Job(request: request, answer: answer))
                guard state.jobs.count > state.idleCount, state.threadCount < maximumConnections else { return false }
                state.threadCount += 1
                state.idleCount += 1
                return true
            }
            if needsThread {
                if let thread = DedicatedThread.start({ [shared] in Self.serve(shared) }) {
                    shared.state.withLock { $0.threads.append(thread) }
                } else {
                    threadIsMissing()
                }
            }
            shared.wake.signal()
        }
    }

    /// Without any thread nobody would ever answer.
    private func threadIsMissing() {
        let abandoned = shared.state.withLock { state in
            state.threadCount -= 1
            state.idleCount -= 1
            guard state.threadCount == 0 else { return [Job]() }
            defer { state.jobs.removeAll() }
            return state.jobs
        }
        let error = TransportError(code: .noHandle, phase: .preparation, text: "no thread could be started")
        for job in abandoned { job.answer.resume(returning: .failure(error)) }
    }

    private static func serve(_ shared: Shared) {
        do throws(TransportError) {
            var handle = try EasyHandle(shared.options)
            while let job = nextJob(shared) {
                var response = HTTPResponse()
                do throws(TransportError) {
                    try handle.perform(job.request, into: &response)
                    finish(job, .success(response), shared)
                } catch {
                    finish(job, .failure(error), shared)
                }
            }
        } catch {
            while let job = nextJob(shared) { finish(job, .failure(error), shared) }
        }
    }

    /// The thread counts as idle before the answer is out: a next request that follows at once would otherwise find it
    /// busy, and start a thread and a connection more.
    private static func finish(_ job: Job, _ result: Result<HTTPResponse, TransportError>, _ shared: Shared) {
        shared.state.withLock { $0.idleCount += 1 }
        job.answer.resume(returning: result)
    }

    /// Waits for a job; nil when the pool has gone.
    private static func nextJob(_ shared: Shared) -> Job? {
        while true {
            shared.wake.wait()
            let next: (job: Job?, isClosed: Bool) = shared.state.withLock { state in
                guard !state.isClosed || !state.jobs.isEmpty else { return (nil, true) }
                guard !state.jobs.isEmpty else { return (nil, false) }
                state.idleCount -= 1
                return (state.jobs.removeFirst(), false)
            }
            if next.isClosed { return nil }
            if let job = next.job { return job }
        }
    }
}

/// A POSIX semaphore (sem_overview(7)).
// SAFETY: the address is set once, and sem_post and sem_wait may be called from any thread.
private final class CountingSemaphore: @unchecked Sendable {
    private let semaphore: UnsafeMutablePointer<sem_t>

    init() {
        semaphore = .allocate(capacity: 1)
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func signal() {
        sem_post(semaphore)
    }

    func wait() {
        while sem_wait(semaphore) != 0, errno == EINTR {}
    }
}
