internal import CurlTransport

/// An internal extension that does nothing. Lambda sends SIGTERM before SIGKILL only to functions with an extension; this
/// one asks for no events, so that it is never called.
///
/// It costs a round trip and a connection before the first `next`, since Lambda takes registrations only until then, and
/// its one `event/next` stays open without a thread that waits for it.
///
/// Source: AWS Lambda developer guide, "Using the Lambda Extensions API to create extensions", Register and Next.
public final class ShutdownExtension {
    /// The variable that turns it on with `1`.
    public static let variable = "REVIEW_SHUTDOWN_EXTENSION"

    private var handle: EasyHandle

    /// How long the first `next` may be held up. The API is on this machine and answers in 0.1 ms.
    private static let timeout = 100

    /// Registers the extension.
    ///
    /// - Returns: The extension, to be kept as long as the process; nil when it could not be registered, which is
    ///   logged and harms nothing but the orderly end.
    public static func register(_ configuration: RuntimeConfiguration, log: Logger) -> ShutdownExtension? {
        do throws(TransportError) {
            let result = ShutdownExtension(
                try EasyHandle(
                    TransportOptions(
                        userAgent: configuration.userAgent, connectTimeout: .milliseconds(timeout),
                        maximumBodySize: 65_536)))
            if try result.register(at: "http://\(configuration.endpoint)/2020-01-01/extension", log) { return result }
        } catch {
            log.warn("The shutdown extension could not be registered", ["error": .string("\(error)")])
        }
        return nil
    }

    private init(_ handle: consuming EasyHandle) {
        self.handle = handle
    }

    private func register(at base: String, _ log: Logger) throws(TransportError) -> Bool {
        var answer = HTTPResponse()
        let request = HTTPRequest(
            .post, url: base + "/register",
            headers: ["Content-Type: application/json", "Lambda-Extension-Name: ivsreview-shutdown"],
            body: Array("{\"events\":[]}".utf8), timeout: .milliseconds(Self.timeout))
        try handle.perform(request, into: &answer)
        guard answer.status == 200, let id = answer.headers["Lambda-Extension-Identifier"], !id.isEmpty
        else {
            log.warn(
                "The shutdown extension was refused",
                ["status": .integer(answer.status), "answer": .string(answer.message)])
            return false
        }
        let next = HTTPRequest(.get, url: base + "/event/next", headers: ["Lambda-Extension-Identifier: \(id)"])
        guard handle.start(next, milliseconds: Int32(Self.timeout)) else {
            log.warn("The shutdown extension was registered, but could not wait for events")
            return false
        }
        return true
    }
}
