import Testing

@testable import Replay

@Suite("Percentiles")
struct PercentilesTests {
    @Test(
        "below 2,048 ns they are exact, by nearest rank",
        arguments: [
            (0.0, 1 as UInt64), (1, 1), (50, 50), (50.5, 51), (90, 90), (99, 99), (99.1, 100), (100, 100),
        ])
    func exact(percent: Double, expected: UInt64) {
        var durations = Percentiles()
        for value in (1...100).reversed() { durations.add(UInt64(value)) }
        #expect(durations.value(percent) == expected)
    }

    @Test("above they are off by 0.05 % at most, and the maximum by nothing")
    func approximate() throws {
        var durations = Percentiles()
        for value in 1...100_000 { durations.add(UInt64(value) * 137) }
        for percent in [1.0, 10, 50, 90, 99, 99.9] {
            let exact = (percent / 100 * 100_000).rounded(.up) * 137
            let value = Double(try #require(durations.value(percent)))
            #expect(abs(value - exact) <= exact * 0.000_5, "p\(percent): \(value) instead of \(exact)")
        }
        #expect(durations.max == 13_700_000)
        #expect(durations.value(100) == 13_700_000)
    }

    @Test("nothing has no percentiles, and the largest duration there is has a bucket")
    func extremes() {
        var durations = Percentiles()
        #expect(durations.value(50) == nil)
        durations.add(0)
        durations.add(.max)
        #expect(durations.value(50) == 0)
        #expect(durations.max == .max)
        #expect(durations.count == 2)
    }

    @Test("two halves together are the whole")
    func sum() {
        var halves = [Percentiles(), Percentiles()]
        var whole = Percentiles()
        for value in 0..<10_000 {
            let duration = UInt64(value * value)
            halves[value % 2].add(duration)
            whole.add(duration)
        }
        halves[0].add(halves[1])
        #expect(halves[0] == whole)
    }
}
