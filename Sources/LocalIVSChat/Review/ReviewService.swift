internal import IVSChat
internal import RuleFiles

/// Has messages reviewed by the handler, and tells the page what came of each.
final class ReviewService: MessageReviewing {
    private let configuration: ReviewConfiguration?
    private let clock: ServerClock
    private let feed: PageFeed
    private let pool: HandlerPool?
    private let explainer = RuleExplainer()

    /// A service; without a configuration every reviewed message falls back.
    init(_ configuration: ReviewConfiguration?, clock: ServerClock, random: RandomSource, feed: PageFeed) {
        self.configuration = configuration
        self.clock = clock
        self.feed = feed
        pool = configuration.map { configuration in
            HandlerPool(configuration, clock: clock, random: random) { status in
                feed.publish(status, of: configuration.handler)
            }
        }
    }

    /// Reads the rules whenever they change, until the task is cancelled.
    ///
    /// - Parameter ready: called once, when messages can be reviewed.
    func run(_ ready: @Sendable () async -> Void = {}) async {
        guard let configuration, let folder = configuration.rules else {
            await ready()
            return await Self.forever()
        }
        do {
            var isFirst = true
            try await RuleWatch(folder).run(every: configuration.pollInterval, clock) { rules in
                await use(rules, of: folder)
                for diagnostic in rules.diagnostics { configuration.log(diagnostic.description) }
                if isFirst { await ready() }
                isFirst = false
            }
        } catch {
            await Self.forever()
        }
    }

    /// Rules with errors change nothing: those before them stay.
    private func use(_ rules: LoadedRuleSet, of folder: String) async {
        if let ruleSet = rules.ruleSet, let file = rules.compiledFile {
            await explainer.use(ruleSet)
            await pool?.use(rules: file)
        }
        feed.publish(rules, of: folder)
    }

    func stop() async { await pool?.stop() }

    private static func forever() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        for await _ in stream {}
        continuation.finish()
    }

    func review(_ request: ReviewRequest) async -> ReviewDecision {
        let start = clock.monotonic()
        let event = request.event
        var record = ReviewRecord(request, at: clock.now())
        let outcome = await outcome(event, request, &record)
        record.nanoseconds = clock.monotonic() - start
        record.hits = await explainer.hits(event)
        let decision: ReviewDecision
        switch outcome {
        case .answer(let answer): decision = Self.decision(answer, request)
        case .fallback(let failure):
            record.failure = failure.description
            decision = Self.fallback(request)
        }
        record.decision = decision
        feed.publish(record)
        return decision
    }

    private func outcome(
        _ event: [UInt8], _ request: ReviewRequest, _ record: inout ReviewRecord
    ) async -> ReviewOutcome {
        guard let pool, let configuration else { return .fallback(.crashed("there is no handler")) }
        let invocation = await pool.invoke(event)
        let timer = Task(priority: .high) {
            try await clock.sleep(configuration.timeLimit)
            invocation.end(.failure(.timedOut))
        }
        let end = await invocation.wait()
        timer.cancel()
        record.isColdStart = invocation.isColdStart
        do throws(ReviewOutcome.Failure) {
            switch end {
            case .answer(let bytes): return .answer(try HandlerAnswer(bytes, maximumLength: request.maximumLength))
            case .failure(let failure): throw failure
            }
        } catch {
            return .fallback(error)
        }
    }

    private static func decision(_ answer: HandlerAnswer, _ request: ReviewRequest) -> ReviewDecision {
        guard answer.isAllowed else {
            return .deny(reason: answer.reason ?? "The message was rejected during message review")
        }
        // Whether an answer without attributes keeps those of the message is not documented; here it does.
        let attributes = answer.attributes.map { texts in
            texts.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        }
        return .allow(content: answer.content, attributes: attributes ?? request.message.attributes)
    }

    private static func fallback(_ request: ReviewRequest) -> ReviewDecision {
        request.fallbackResult == "DENY"
            ? .deny(reason: "The message was rejected during message review")
            : .allow(content: request.message.content, attributes: request.message.attributes)
    }
}
