import Foundation
import LambdaRuntime
import LoopbackServer
import Testing

@Suite("Errors before the first event", .timeLimit(.minutes(20)))
struct InitializationTests {
    private func report(_ address: String, _ message: String) throws -> (exit: RuntimeExit, log: LogCapture) {
        let configuration = try RuntimeConfiguration(
            environment: ["AWS_LAMBDA_RUNTIME_API": address], userAgent: "ivsreview/test")
        var api = try RuntimeAPI(configuration)
        let log = LogCapture()
        let error = InvocationError(type: ErrorType("Runtime.InvalidRules"), message: message)
        return (api.reportInitializationError(error, log: log.logger()), log)
    }

    @Test("An initialization error is posted with its type, and the exit code is not 0")
    func posted() throws {
        let api = try ScriptedRuntimeAPI(next: [])
        let (exit, log) = try report(api.address, "no rules at \"/opt\"\n")
        #expect(exit == .initializationFailed)
        #expect(exit.code == 1)
        #expect(api.requests.count == 1)
        let post = try #require(api.posts.first)
        #expect(post.target == "/2018-06-01/runtime/init/error")
        #expect(post.header("Lambda-Runtime-Function-Error-Type") == "Runtime.InvalidRules")
        #expect(post.header("Lambda-Runtime-Invocation-Id") == nil)
        #expect(post.header("User-Agent") == "ivsreview/test")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(post.body)) as? [String: Any])
        #expect(object["errorMessage"] as? String == "no rules at \"/opt\"\n")
        #expect(log.lines(.fatal).count == 1)
    }

    @Test("When the post is refused or lost, that is logged, and the exit is the same")
    func notPosted() throws {
        let refusing = try ScriptedRuntimeAPI(next: [], posts: [.http(403, text: "not in init")])
        for address in [refusing.address, try LoopbackAddress.refusing()] {
            let (exit, log) = try report(address, "m")
            #expect(exit == .initializationFailed)
            #expect(log.lines(.error).count == 1)
        }
    }

    @Test("Without a usable AWS_LAMBDA_RUNTIME_API there is no configuration")
    func configuration() throws {
        for environment in [[:], ["AWS_LAMBDA_RUNTIME_API": ""]] {
            #expect(throws: RuntimeConfigurationError.missingEndpoint) {
                try RuntimeConfiguration(environment: environment, userAgent: "a")
            }
        }
        for value in ["a b", "http://127.0.0.1:1", "127.0.0.1:1/", "a@b", "a\r\nb", "é:1"] {
            #expect(throws: RuntimeConfigurationError.malformedEndpoint) {
                try RuntimeConfiguration(environment: ["AWS_LAMBDA_RUNTIME_API": value], userAgent: "a")
            }
        }
        for value in ["127.0.0.1:9001", "localhost", "sandbox.local:80", "[::1]:9001"] {
            let environment = ["AWS_LAMBDA_RUNTIME_API": value]
            #expect(try RuntimeConfiguration(environment: environment, userAgent: "a").endpoint == value)
        }
    }
}
