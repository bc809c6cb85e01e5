import LoopbackServer
import Testing

@testable import AWSClient

@Suite("Errors as services name them", .timeLimit(.minutes(20)))
struct ServiceErrorBodyTests {
    private func error(
        _ headers: [(String, String)], _ body: String, _ service: ServiceDescription = .ivschat
    ) async throws -> ServiceErrorBody {
        let bench = try Bench()
        let server = try LoopbackServer { _ in .http(400, headers: headers, text: body) }
        let response = try await AWSClient(service, configuration: bench.configuration(server)).send(Bench.request)
        return ServiceErrorBody(response, protocol: service.wireProtocol)
    }

    /// The nine cases of Smithy's restJson1 protocol tests (RestJsonFooError…), and odd ones.
    static let codes: [(String?, String, String?)] = [
        ("FooError", "", "FooError"),
        ("FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/", "", "FooError"),
        ("aws.protocoltests.restjson#FooError:http://internal.amazon.com/coral/x/", "", "FooError"),
        (nil, #"{"code":"FooError"}"#, "FooError"),
        (nil, #"{"code":"aws.protocoltests.restjson#FooError"}"#, "FooError"),
        (nil, #"{"code":"aws.protocoltests.restjson#FooError:http://internal.amazon.com/coral/x/"}"#, "FooError"),
        (nil, #"{"__type":"FooError"}"#, "FooError"),
        (nil, #"{"__type":"aws.protocoltests.restjson#FooError"}"#, "FooError"),
        (nil, #"{"__type":"aws.protocoltests.restjson#FooError:http://internal.amazon.com/coral/x/"}"#, "FooError"),
        ("A", #"{"code":"B","__type":"C"}"#, "A"), (nil, #"{"code":"B","__type":"C"}"#, "B"),
        (nil, #"{"Code":"B"}"#, "B"), (nil, #"{"code":5,"__type":"C"}"#, "C"), (nil, #"{"code":null}"#, nil),
        (nil, "<html>", nil), (nil, "", nil), (nil, "[]", nil), (":", "", nil), ("#", "", nil),
    ]

    @Test("The code, in all its places and forms", arguments: codes.indices)
    func code(index: Int) async throws {
        let (header, body, code) = Self.codes[index]
        #expect(try await error(header.map { [("X-Amzn-Errortype", $0)] } ?? [], body).code == code)
    }

    @Test("The message, whatever its case, and the body whole")
    func message() async throws {
        for name in ["message", "Message", "errorMessage"] {
            let body = #"{"\#(name)":"n\u00e9","resourceId":"r"}"#
            let error = try await error([], body)
            #expect(error.message == "né")
            #expect(error.body == Array(body.utf8))
        }
    }

    @Test("Errors of the Query protocol")
    func query() async throws {
        let body = """
            <?xml version="1.0"?>
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
            <Code>AccessDenied</Code><Message>a &lt; b</Message></Error><RequestId>1</RequestId></ErrorResponse>
            """
        let error = try await error([], body, .sts)
        #expect(error.code == "AccessDenied")
        #expect(error.message == "a < b")
        #expect(try await self.error([], "<html>", .sts).code == nil)
    }
}
