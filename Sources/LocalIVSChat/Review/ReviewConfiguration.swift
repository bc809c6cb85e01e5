/// How messages are reviewed.
package struct ReviewConfiguration: Sendable {
    /// The program that reviews: a Lambda custom runtime, such as a `bootstrap`.
    package var handler: String
    /// The folder of rule files; nil if the handler needs none of ours.
    package var rules: String?
    /// How many handler processes may run at once. Lambda starts another whenever none is free.
    package var concurrency = 2
    /// How long IVS Chat waits for a handler, in ns: 200 ms, not adjustable (Amazon IVS Chat User Guide, *Service Quotas*).
    package var timeLimit: UInt64 = 200_000_000
    /// How long the function itself may take, in ns, before Lambda ends it: 1 s, the least that can be set.
    package var functionTimeLimit: UInt64 = 1_000_000_000
    /// How long a process may take until it asks for its first event, in ns: 10 s (AWS Lambda Developer Guide, *Lambda
    /// execution environment lifecycle*).
    package var initializationLimit: UInt64 = 10_000_000_000
    /// How often rule files are looked at, in ns.
    package var pollInterval: UInt64 = 300_000_000
    /// Further variables of the handler's environment.
    package var environment: [String: String] = [:]
    /// Told what the handler prints, line by line.
    package var log: @Sendable (String) -> Void = { _ in }

    /// Reviews by `handler` with the rules of the folder `rules`.
    package init(handler: String, rules: String?) {
        self.handler = handler
        self.rules = rules
    }
}
