internal import IVSChat

/// A room or a logging configuration as a state file holds it.
struct StoredResource: Sendable, Equatable {
    var kind: ResourceKind
    var arn: String
    /// Everything about it, as JSON.
    var document: JSONObject

    init(_ room: RoomRecord) {
        var document = room.json
        document["revision"] = .number(String(room.revision))
        (kind, arn, self.document) = (.room, room.arn, document)
    }

    init(_ configuration: LoggingConfigurationRecord) {
        var document = configuration.json
        document["revision"] = .number(String(configuration.revision))
        (kind, arn, self.document) = (.loggingConfiguration, configuration.arn, document)
    }

    init(kind: ResourceKind, arn: String, document: JSONObject) {
        (self.kind, self.arn, self.document) = (kind, arn, document)
    }

    /// The room it stands for; nil if it is none.
    var room: RoomRecord? {
        guard kind == .room, let frame else { return nil }
        var room = RoomRecord(
            arn: arn, id: frame.id, createTime: frame.created, updateTime: frame.updated, revision: frame.revision)
        room.apply(document)
        return room
    }

    /// The logging configuration it stands for; nil if it is none.
    var loggingConfiguration: LoggingConfigurationRecord? {
        guard kind == .loggingConfiguration, let frame else { return nil }
        var configuration = LoggingConfigurationRecord(
            arn: arn, id: frame.id, createTime: frame.created, updateTime: frame.updated, revision: frame.revision)
        configuration.apply(document)
        return configuration
    }

    private var frame: (id: String, created: ChatTimestamp.Instant, updated: ChatTimestamp.Instant, revision: Int)? {
        guard let id = document["id"]?.stringValue, let revision = document["revision"]?.integerValue,
            let created = document["createTime"]?.stringValue.flatMap(ChatTimestamp.Instant.init(iso8601:)),
            let updated = document["updateTime"]?.stringValue.flatMap(ChatTimestamp.Instant.init(iso8601:))
        else { return nil }
        return (id, created, updated, revision)
    }
}

/// Where resources outlive the process.
protocol ResourceStore: Sendable {
    /// Everything that was saved.
    func load() throws(StateFileError) -> [StoredResource]
    /// Saves a resource in place of the one with the same ARN.
    func save(_ resource: StoredResource) throws(StateFileError)
    /// Forgets the resource of this ARN.
    func remove(arn: String) throws(StateFileError)
}

/// A state file that cannot be used.
package struct StateFileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file.
    package var path: String
    /// What SQLite says.
    package var cause: String

    /// The file and the cause.
    package var description: String { "\(path): \(cause)" }
}
