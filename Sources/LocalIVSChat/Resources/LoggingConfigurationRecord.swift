internal import IVSChat

/// A logging configuration as the emulator keeps it. It is always active, and nothing is logged anywhere.
struct LoggingConfigurationRecord: Sendable, Equatable {
    let arn: String
    let id: String
    let createTime: ChatTimestamp.Instant
    var updateTime: ChatTimestamp.Instant
    /// Grows with every change of any resource: it orders those of one instant.
    var revision: Int
    var name = ""
    var destinationConfiguration: JSONObject = [:]
    var tags: [String: String] = [:]

    /// Takes over the members of an input; what is not there stays as it is.
    mutating func apply(_ input: JSONObject) {
        if let name = input["name"]?.stringValue { self.name = name }
        if let destination = input["destinationConfiguration"]?.objectValue { destinationConfiguration = destination }
        if let tags = input["tags"]?.objectValue { self.tags = tags.texts }
    }

    /// What every operation on logging configurations answers.
    var json: JSONObject {
        [
            "arn": .string(arn), "id": .string(id), "createTime": .string(createTime.text),
            "updateTime": .string(updateTime.text), "name": .string(name),
            "destinationConfiguration": .object(destinationConfiguration), "state": "ACTIVE",
            "tags": .object(JSONObject(texts: tags)),
        ]
    }
}
