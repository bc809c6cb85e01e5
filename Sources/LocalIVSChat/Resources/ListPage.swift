internal import IVSChat

/// A resource as a list shows it, and its place in the list.
struct ListEntry {
    var updateTime: ChatTimestamp.Instant
    var revision: Int
    var json: JSONObject

    init(_ room: RoomRecord) {
        (updateTime, revision, json) = (room.updateTime, room.revision, room.summary)
    }

    init(_ configuration: LoggingConfigurationRecord) {
        (updateTime, revision, json) = (configuration.updateTime, configuration.revision, configuration.json)
    }

    /// Whether it stands behind a place: what was updated later comes first.
    func isBehind(_ time: ChatTimestamp.Instant, _ revision: Int) -> Bool {
        updateTime == time ? self.revision < revision : updateTime < time
    }
}

/// One page of a list.
struct Page {
    private let entries: [ListEntry]
    private let nextToken: String?

    /// The page that an input asks for.
    ///
    /// - Throws: a `ValidationException` for a token that no page of this list ended with.
    init(_ entries: [ListEntry], _ input: JSONObject, list: String) throws(OperationFailure) {
        var rest = entries.sorted { $1.isBehind($0.updateTime, $0.revision) }[...]
        if let text = input["nextToken"]?.stringValue, !text.isEmpty {
            guard let token = PageToken(text, list: list) else { throw .field("nextToken", "invalid token") }
            rest = rest.drop { !$0.isBehind(token.updateTime, token.revision) }
        }
        let page = rest.prefix(input["maxResults"]?.integerValue ?? 50)
        self.entries = Array(page)
        nextToken =
            page.count < rest.count
            ? page.last.map { PageToken(updateTime: $0.updateTime, revision: $0.revision, list: list).text } : nil
    }

    /// The answer, with the entries under `name`.
    func json(_ name: String) -> JSONObject {
        var json = JSONObject([(name, .array(entries.map { .object($0.json) }))])
        json["nextToken"] = nextToken.map(JSONValue.string)
        return json
    }
}
