internal import IVSChat

/// Where a list goes on: behind one resource, in the order of updates. It names the list that it belongs to, since a token
/// of other filters leads nowhere.
struct PageToken: Equatable {
    /// The time of the last resource of the page before.
    var updateTime: ChatTimestamp.Instant
    /// Its revision.
    var revision: Int
    /// The list: its operation and filters.
    var list: String

    /// The token as clients carry it.
    var text: String {
        let json: JSONObject = [
            "time": .string(updateTime.text), "revision": .number(String(revision)), "list": .string(list),
        ]
        // Opaque, so that nobody relies on what is in it.
        return "lc1" + json.bytes.map { Self.hexadecimal($0 ^ Self.veil) }.joined()
    }

    init(updateTime: ChatTimestamp.Instant, revision: Int, list: String) {
        (self.updateTime, self.revision, self.list) = (updateTime, revision, list)
    }

    /// Reads a token; nil if it is none, or of another list.
    init?(_ text: String, list: String) {
        guard text.hasPrefix("lc1") else { return nil }
        let digits = Array(text.utf8.dropFirst(3))
        guard digits.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte ^ Self.veil)
        }
        guard let json = JSONObject(parsing: bytes),
            let time = json["time"]?.stringValue.flatMap(ChatTimestamp.Instant.init(iso8601:)),
            let revision = json["revision"]?.integerValue, json["list"]?.stringValue == list
        else { return nil }
        self.init(updateTime: time, revision: revision, list: list)
    }

    private static let veil: UInt8 = 0x5A

    private static func hexadecimal(_ byte: UInt8) -> String {
        let text = String(byte, radix: 16)
        return byte < 16 ? "0" + text : text
    }
}
