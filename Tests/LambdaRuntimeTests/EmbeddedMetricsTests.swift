import Foundation
import LambdaRuntime
import Testing

@Suite("Embedded metrics")
struct EmbeddedMetricsTests {
    @Test("A line has the directive, the dimensions and the values")
    func line() {
        var metrics = EmbeddedMetrics(namespace: "N", dimensions: [("FunctionName", "f\"1"), ("Rule", "r")])
        metrics.add("Hits", 3)
        metrics.add("Latency", .microseconds, [5, 7])
        metrics.add("None", .count, [])
        #expect(
            String(decoding: metrics.line(at: 1_763_705_640_123), as: UTF8.self)
                == #"{"_aws":{"Timestamp":1763705640123,"CloudWatchMetrics":[{"Namespace":"N","#
                + #""Dimensions":[["FunctionName","Rule"]],"Metrics":[{"Name":"Hits","Unit":"Count"},"#
                + #"{"Name":"Latency","Unit":"Microseconds"}]}]},"level":"INFO","#
                + #""timestamp":"2025-11-21T06:14:00.123Z","FunctionName":"f\"1","Rule":"r","Hits":3,"Latency":[5,7]}"#
                + "\n")
    }

    @Test("No line has more metrics or values than CloudWatch takes")
    func limits() throws {
        var metrics = EmbeddedMetrics(namespace: "N", dimensions: [])
        for number in 0..<150 { metrics.add("M\(number)", .count, Array(0..<150)) }
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(metrics.line(at: 0))) as? [String: Any])
        let names = object.keys.filter { $0.hasPrefix("M") }
        #expect(names.count == 100)
        #expect(names.allSatisfy { (object[$0] as? [Int])?.count == 100 })
    }
}
