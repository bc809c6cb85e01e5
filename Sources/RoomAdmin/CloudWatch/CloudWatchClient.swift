public import AWSClient
internal import IVSChat

/// Sums of metrics (Amazon CloudWatch API Reference, *GetMetricData*, Query protocol).
public struct CloudWatchClient: Sendable {
    private let client: AWSClient

    /// A client of this configuration.
    public init(configuration: ClientConfiguration) {
        client = AWSClient(.cloudWatch, configuration: configuration)
    }

    /// One metric with one dimension.
    public struct Metric: Sendable, Hashable {
        /// Its namespace, such as `AWS/IVSChat`.
        public let namespace: String
        /// Its name.
        public let name: String
        /// The dimension's name.
        public let dimension: String
        /// The dimension's value.
        public let value: String

        /// A metric of this name.
        public init(_ namespace: String, _ name: String, _ dimension: String, _ value: String) {
            self.namespace = namespace
            self.name = name
            self.dimension = dimension
            self.value = value
        }
    }

    /// The sum of each metric from `start` to `end`, in the order of `metrics`; nil where there are no data. At most 500.
    ///
    /// - Throws: `ServiceError`, `AWSClientError`.
    public func sums(
        of metrics: [Metric], from start: Timestamp, to end: Timestamp, period: Int = 60
    ) async throws -> [Double?] {
        var form = [("StartTime", start.text), ("EndTime", end.text)]
        for (index, metric) in metrics.enumerated() {
            let query = "MetricDataQueries.member.\(index + 1)"
            let parts = "\(query).MetricStat"
            form += [
                ("\(query).Id", "m\(index)"), ("\(query).ReturnData", "true"), ("\(parts).Stat", "Sum"),
                ("\(parts).Period", "\(period)"), ("\(parts).Metric.Namespace", metric.namespace),
                ("\(parts).Metric.MetricName", metric.name),
                ("\(parts).Metric.Dimensions.member.1.Name", metric.dimension),
                ("\(parts).Metric.Dimensions.member.1.Value", metric.value),
            ]
        }
        var sums = [Double?](repeating: nil, count: metrics.count)
        var token: String?
        repeat {
            let page = try await page(form + (token.map { [("NextToken", $0)] } ?? []))
            for result in page["MetricDataResults"]?.children ?? [] {
                guard let index = result["Id"].flatMap({ Int($0.text.dropFirst()) }), sums.indices.contains(index)
                else { continue }
                for value in result["Values"]?.children.compactMap({ Double($0.text) }) ?? [] {
                    sums[index] = (sums[index] ?? 0) + value
                }
            }
            let next = page["NextToken"]?.text
            token = next == token || next?.isEmpty == true ? nil : next
        } while token != nil
        return sums
    }

    private func page(_ form: [(String, String)]) async throws -> XMLElement {
        let response = try await client.send(ServiceRequest(query: "GetMetricData", of: .cloudWatch, form))
        guard response.status == 200 else {
            throw ServiceError(response, operation: "GetMetricData", protocol: .query)
        }
        guard let result = try XMLElement(response.body)["GetMetricDataResult"] else {
            throw AWSClientError(.malformedAnswer, "GetMetricData: the answer has no result")
        }
        return result
    }
}
