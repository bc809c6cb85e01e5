import Foundation
import LambdaRuntime
import Synchronization

/// Keeps the lines of a logger whose clock stands still.
final class LogCapture: Sendable {
    private let kept = Mutex<[String]>([])

    /// Every line so far, each as it would be written.
    var lines: [String] { kept.withLock { $0 } }

    /// The lines with this level, of either format.
    func lines(_ level: LogLevel) -> [String] {
        lines.filter { $0.contains("\"level\":\"\(level.name)\"") || $0.hasPrefix("[\(level.name)]") }
    }

    /// The lines as JSON objects.
    func records() throws -> [[String: Any]] {
        try lines.compactMap { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
    }

    func logger(_ level: LogLevel = .info, _ format: LogFormat = .json, now: Int64 = 1_763_705_640_123) -> Logger {
        Logger(level: level, format: format, now: { now }) { line in
            self.kept.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
        }
    }
}
