@testable import LocalIVSChat

extension ReviewConfiguration {
    /// Reviews with limits that are long enough for a machine with much else to do.
    static func patient(handler: String, rules: String?) -> ReviewConfiguration {
        var configuration = ReviewConfiguration(handler: handler, rules: rules)
        configuration.timeLimit = 600_000_000_000
        configuration.functionTimeLimit = 900_000_000_000
        configuration.initializationLimit = 900_000_000_000
        return configuration
    }
}
