import LambdaRuntime
import LoopbackServer
import Testing

/// A handler that is a closure.
struct ClosureHandler: InvocationHandler {
    let answer: (_ event: [UInt8], Invocation, Logger, _ response: inout [UInt8]) throws -> Void

    mutating func handle(
        _ event: [UInt8], invocation: Invocation, log: Logger, response: inout [UInt8]
    ) throws {
        try answer(event, invocation, log, &response)
    }

    /// Answers with the event itself.
    static var echo: ClosureHandler { ClosureHandler { event, _, _, response in response += event } }

    static func failing(_ error: any Error) -> ClosureHandler { ClosureHandler { _, _, _, _ in throw error } }
}

/// One life of a loop against an API, from the first `next` to the exit.
struct LoopRun {
    let exit: RuntimeExit
    let log: LogCapture
    /// What the loop told of its invocations.
    let presented: [Invocation?]

    init(
        _ address: String, _ handler: ClosureHandler = .echo, level: LogLevel = .info, retries: Int = 3
    ) throws {
        let log = LogCapture()
        var presented: [Invocation?] = []
        let configuration = try RuntimeConfiguration(
            environment: ["AWS_LAMBDA_RUNTIME_API": address], userAgent: "ivsreview/test")
        var loop = RuntimeLoop(
            api: try RuntimeAPI(configuration), handler: handler, log: log.logger(level),
            retryDelays: Array(repeating: .zero, count: retries)
        ) { presented.append($0) }
        exit = loop.run()
        self.log = log
        self.presented = presented
    }
}

extension [UInt8] {
    var text: String { String(decoding: self, as: UTF8.self) }
}
