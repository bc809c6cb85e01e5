internal import Glibc

/// A thread for work that blocks: Swift's own pool has one for each processor, and a blocked one serves nobody else.
struct DedicatedThread: Sendable {
    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }

    private let thread: pthread_t

    /// Runs `body` on a new thread, which somebody must `join` or `detach`; nil when the system has none left.
    static func start(_ body: @escaping @Sendable () -> Void) -> DedicatedThread? {
        let work = Unmanaged.passRetained(Work(body))
        var thread: pthread_t = 0
        let code = pthread_create(
            &thread, nil,
            { context in
                context.map { Unmanaged<Work>.fromOpaque($0).takeRetainedValue().body() }
                return nil
            }, work.toOpaque())
        guard code == 0 else {
            work.release()
            return nil
        }
        return DedicatedThread(thread: thread)
    }

    /// Waits for its end, of which what libraries keep for a thread and give back then is a part (pthread_join(3)).
    func join() {
        pthread_join(thread, nil)
    }

    /// Leaves it to end by itself.
    func detach() {
        pthread_detach(thread)
    }

    /// Waits for what `body` gives on a new thread; nil when the system has none left.
    static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value? {
        await withCheckedContinuation { continuation in
            guard let thread = start({ continuation.resume(returning: body()) }) else {
                return continuation.resume(returning: nil)
            }
            thread.detach()
        }
    }
}
