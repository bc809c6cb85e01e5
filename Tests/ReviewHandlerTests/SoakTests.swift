import BuiltProducts
import Foundation
import Testing

/// A small soak of what `make soak` does with a million invocations.
@Suite("Soak", .timeLimit(.minutes(20)))
struct SoakTests {
    @Test(
        "Thousands of invocations with faults: no wrong verdict, no growth, and 0 after SIGTERM",
        arguments: [("1", "20000"), ("8", "40000")])
    func soak(concurrency: String, count: String) throws {
        let result = try BuiltProduct.run(
            BuiltProduct.root.appendingPathComponent("Benchmarks/run-soak"),
            environment: [
                "COUNT": count, "CONCURRENCY": concurrency, "SECONDS_LIMIT": "240",
                "HANDLER": BuiltProduct.executable("review-handler").path,
                "IVSREVIEW": BuiltProduct.executable("ivsreview").path,
            ])
        #expect(result.code == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("\(count) invocations"))
        #expect(result.output.contains("no growth"))
    }
}
