internal import Foundation
internal import IVSChat
internal import Synchronization

/// A file with one JSON object a line for each request to the control plane, so that a test can see what a tool did.
/// Sensitive members are hidden.
package final class AccessLog: Sendable {
    private let file: Mutex<FileHandle>

    /// A log that goes on behind what the file holds.
    package init(_ path: String) throws {
        if !FileManager.default.fileExists(atPath: path) {
            try Data().write(to: URL(fileURLWithPath: path))
        }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.seekToEnd()
        file = Mutex(handle)
    }

    /// Adds a line for a call and what it ended with.
    func add(_ call: Call, _ answer: ServerAnswer, at time: ChatTimestamp.Instant) {
        let name = call.operation?.name ?? ""
        var line: JSONObject = [
            "time": .string(time.text), "requestId": .string(call.requestID), "operation": .string(name),
            "mutates": .boolean(!name.hasPrefix("Get") && !name.hasPrefix("List")),
            "status": .number(String(answer.status)), "applied": .boolean(call.isApplied),
            "fault": .boolean(call.isFaulty),
        ]
        if let error = answer.headers.first(where: { $0.name == "x-amzn-ErrorType" }) {
            line["error"] = .string(error.value)
        }
        line["input"] = (call.operation?.input.redacted(call.input)).map(JSONValue.object)
        let bytes = line.bytes + [UInt8(ascii: "\n")]
        // A full disk must not end the server; the line is lost.
        file.withLock { file in try? file.write(contentsOf: Data(bytes)) }
    }
}
