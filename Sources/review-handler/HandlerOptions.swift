import LambdaRuntime

/// What the operator asks of the handler beside answers.
struct HandlerOptions: Sendable {
    /// Whether records may hold what viewers wrote, and who they are.
    var logsContent = false
    /// Whether each review leaves a record.
    var writesAudit = false
    /// The function that the metrics are of; nil writes none.
    var metricsFunction: String?

    /// The variables that are read.
    static let variables = ["REVIEW_LOG_CONTENT", "REVIEW_AUDIT", "REVIEW_METRICS", "AWS_LAMBDA_FUNCTION_NAME"]

    /// Reads the variables; `1` turns one on.
    init(environment: [String: String]) {
        logsContent = environment["REVIEW_LOG_CONTENT"] == "1"
        writesAudit = environment["REVIEW_AUDIT"] == "1"
        if environment["REVIEW_METRICS"] == "1" {
            metricsFunction = environment["AWS_LAMBDA_FUNCTION_NAME"] ?? "unknown"
        }
    }
}
