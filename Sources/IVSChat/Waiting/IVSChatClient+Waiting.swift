extension IVSChatClient {
    /// Waits until a logging configuration is ACTIVE.
    ///
    /// It is read at once, then every `interval`; the quota is three reads a second for the whole account and region.
    /// - Throws: `WaitError` when it ends in another state or the time is over, and what `getLoggingConfiguration` throws.
    public func waitUntilLoggingConfigurationIsActive(
        _ arn: String, interval: Duration = .seconds(2), timeout: Duration = .seconds(120),
        clock: any Clock<Duration> = ContinuousClock()
    ) async throws -> LoggingConfiguration {
        let input = GetLoggingConfigurationInput(identifier: arn)
        return try await poll(interval, timeout, clock) {
            let configuration = try await getLoggingConfiguration(input).loggingConfiguration
            guard configuration.state != .active else { return .done(configuration) }
            return try pending(configuration.state)
        }
    }

    /// Waits until a logging configuration is gone: reading it answers `ResourceNotFoundException`.
    ///
    /// - Throws: `WaitError` when it ends in another state or the time is over, and what `getLoggingConfiguration` throws.
    public func waitUntilLoggingConfigurationIsDeleted(
        _ arn: String, interval: Duration = .seconds(2), timeout: Duration = .seconds(120),
        clock: any Clock<Duration> = ContinuousClock()
    ) async throws {
        let input = GetLoggingConfigurationInput(identifier: arn)
        try await poll(interval, timeout, clock) { () -> Observation<Void> in
            do {
                let state = try await getLoggingConfiguration(input).loggingConfiguration.state
                // Reads may lag behind the deletion that was just asked for.
                return state == .active ? .pending(state) : try pending(state)
            } catch let error as ServiceError {
                guard case .resourceNotFound = error.kind else { throw error }
                return .done(())
            }
        }
    }
}

/// What one look at a logging configuration says.
private enum Observation<Result> {
    case done(Result)
    case pending(LoggingConfigurationState?)
}

private func pending<Result>(_ state: LoggingConfigurationState?) throws(WaitError) -> Observation<Result> {
    guard let state, state.isTransitional else { throw .ended(in: state) }
    return .pending(state)
}

private func poll<Result>(
    _ interval: Duration, _ timeout: Duration, _ clock: any Clock<Duration>,
    _ observe: () async throws -> Observation<Result>
) async throws -> Result {
    try await poll(interval, timeout, on: clock, observe)
}

private func poll<Result, C: Clock>(
    _ interval: Duration, _ timeout: Duration, on clock: C, _ observe: () async throws -> Observation<Result>
) async throws -> Result where C.Duration == Duration {
    let deadline = clock.now.advanced(by: timeout)
    while true {
        switch try await observe() {
        case .done(let result):
            return result
        case .pending(let state):
            let next = clock.now.advanced(by: interval)
            guard next <= deadline else { throw WaitError.timedOut(in: state) }
            try await clock.sleep(until: next, tolerance: nil)
        }
    }
}
