import SigV4
import Synchronization
import Testing

@testable import AWSClient

@Suite("Credentials are kept and refreshed", .timeLimit(.minutes(20)))
struct CacheTests {
    private struct Down: Error {}

    /// A cache over a source that counts its loads; each gives credentials for `seconds`, or fails.
    private final class Source: Sendable {
        let count = Mutex(0)
        let seconds: Mutex<Int64?>
        let fails = Mutex(false)

        init(seconds: Int64?) {
            self.seconds = Mutex(seconds)
        }

        func cache(_ bench: Bench) -> CredentialsCache {
            CredentialsCache(clock: { bench.now }, log: { _ in }) {
                let number = self.count.withLock { count in
                    count += 1
                    return count
                }
                await Task.yield()
                if self.fails.withLock({ $0 }) { throw Down() }
                let end = self.seconds.withLock { $0 }.map { bench.now.adding(seconds: $0) }
                return Credentials(accessKeyID: "\(number)", secretAccessKey: "s", expiration: end, source: "test")
            }
        }
    }

    private func key(_ cache: CredentialsCache) async throws -> String {
        try await cache.credentials().signing.accessKeyID
    }

    @Test("Without an end they are loaded once, by however many ask")
    func once() async throws {
        let bench = try Bench()
        let source = Source(seconds: nil)
        let cache = source.cache(bench)
        try await withThrowingTaskGroup(of: Credentials.self) { group in
            for _ in 0..<50 { group.addTask { try await cache.credentials() } }
            for try await credentials in group { #expect(credentials.signing.accessKeyID == "1") }
        }
        bench.now = bench.now.adding(seconds: 1_000_000)
        #expect(try await key(cache) == "1")
    }

    @Test("From 15 min before their end they are refreshed")
    func refresh() async throws {
        let bench = try Bench()
        let cache = Source(seconds: 3_600).cache(bench)
        #expect(try await key(cache) == "1")
        bench.now = Bench.start.adding(seconds: 2_700)
        #expect(try await key(cache) == "1")
        bench.now = Bench.start.adding(seconds: 2_701)
        #expect(try await key(cache) == "2")
    }

    @Test("When the refresh fails they count until their end, and it is tried once a minute")
    func failedRefresh() async throws {
        let bench = try Bench()
        let source = Source(seconds: 3_600)
        let cache = source.cache(bench)
        #expect(try await key(cache) == "1")
        source.fails.withLock { $0 = true }
        bench.now = Bench.start.adding(seconds: 2_800)
        #expect(try await key(cache) == "1")
        #expect(try await key(cache) == "1")
        #expect(source.count.withLock { $0 } == 2)
        bench.now = Bench.start.adding(seconds: 2_860)
        #expect(try await key(cache) == "1")
        #expect(source.count.withLock { $0 } == 3)
        bench.now = Bench.start.adding(seconds: 3_600)
        await #expect(throws: Down.self) { try await cache.credentials() }
        source.fails.withLock { $0 = false }
        #expect(try await key(cache) == "5")
    }

    @Test("Credentials shorter than the window are used for a while, not loaded for each call")
    func shortLived() async throws {
        let bench = try Bench()
        let cache = Source(seconds: 300).cache(bench)
        #expect(try await key(cache) == "1")
        #expect(try await key(cache) == "1")
        bench.now = Bench.start.adding(seconds: 60)
        #expect(try await key(cache) == "2")
    }

    @Test("Credentials that have ended already are an error")
    func ended() async throws {
        let bench = try Bench()
        let cache = Source(seconds: 0).cache(bench)
        #expect(
            await failure { try await cache.credentials() }
                == "The credentials of test ended at 2026-01-02T03:04:05Z: renew them")
    }
}
