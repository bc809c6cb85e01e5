internal import JSONText

/// Metrics as one line of JSON that CloudWatch Logs turns into CloudWatch metrics, with no call to its API.
///
/// Source: Amazon CloudWatch user guide, "Specification: Embedded metric format".
public struct EmbeddedMetrics: Sendable {
    /// The most metrics in one line, and the most values of one metric.
    public static let limit = 100

    /// What a value counts.
    public enum Unit: String, Sendable {
        /// Events.
        case count = "Count"
        /// Millionths of a second.
        case microseconds = "Microseconds"
    }

    private struct Metric {
        var name: String
        var unit: Unit
        var values: [Int]
    }

    private let namespace: String
    private let dimensions: [(name: String, value: String)]
    private var metrics: [Metric] = []

    /// A line without metrics.
    ///
    /// - Parameter dimensions: What the metrics are told apart by, 30 at most. Each combination of values is a metric of
    ///   its own, and is paid for as one.
    public init(namespace: String, dimensions: [(name: String, value: String)]) {
        self.namespace = namespace
        self.dimensions = dimensions
    }

    /// Adds a metric; of its values the first 100, and none of it after 100 metrics.
    public mutating func add(_ name: String, _ unit: Unit, _ values: [Int]) {
        guard metrics.count < Self.limit, !values.isEmpty else { return }
        metrics.append(Metric(name: name, unit: unit, values: Array(values.prefix(Self.limit))))
    }

    /// Adds a count.
    public mutating func add(_ name: String, _ count: Int) {
        add(name, .count, [count])
    }

    /// The line with its line feed. Beside what the format asks for it has the `level` and `timestamp` by which Lambda
    /// filters JSON lines: they are INFO.
    ///
    /// - Parameter milliseconds: When it was measured, in ms since 1970 UTC.
    public func line(at milliseconds: Int64) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("_aws")
        writer.beginObject()
        writer.name("Timestamp")
        writer.integer(Int(milliseconds))
        writer.name("CloudWatchMetrics")
        writer.beginArray()
        writeDirective(to: &writer)
        writer.endArray()
        writer.endObject()
        writer.name("level")
        writer.string(LogLevel.info.name)
        writer.name("timestamp")
        writer.string(Timestamp(millisecondsSince1970: milliseconds).text)
        for dimension in dimensions {
            writer.name(dimension.name)
            writer.string(dimension.value)
        }
        for metric in metrics {
            writer.name(metric.name)
            writeValues(of: metric, to: &writer)
        }
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private func writeDirective(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.name("Namespace")
        writer.string(namespace)
        writer.name("Dimensions")
        writer.beginArray()
        writer.beginArray()
        for dimension in dimensions { writer.string(dimension.name) }
        writer.endArray()
        writer.endArray()
        writer.name("Metrics")
        writer.beginArray()
        for metric in metrics {
            writer.beginObject()
            writer.name("Name")
            writer.string(metric.name)
            writer.name("Unit")
            writer.string(metric.unit.rawValue)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    private func writeValues(of metric: Metric, to writer: inout JSONWriter) {
        if metric.values.count == 1 { return writer.integer(metric.values[0]) }
        writer.beginArray()
        for value in metric.values { writer.integer(value) }
        writer.endArray()
    }
}
