internal import IVSChat

extension ChatDirectory {
    /// How many tags a resource may have.
    private static let tagQuota = 50

    /// ListTagsForResource.
    func listTags(_ arn: String) throws(OperationFailure) -> JSONObject {
        ["tags": .object(JSONObject(texts: try tags(of: arn)))]
    }

    /// TagResource.
    func tag(_ arn: String, _ input: JSONObject) throws(OperationFailure) {
        let added = input["tags"]?.objectValue?.texts ?? [:]
        try requireUserTags(added)
        let tags = try tags(of: arn).merging(added) { $1 }
        guard tags.count <= Self.tagQuota else {
            throw .field("tags", "a resource has at most \(Self.tagQuota) tags")
        }
        try setTags(tags, of: arn)
    }

    /// UntagResource; keys that are not there do no harm.
    func untag(_ arn: String, keys: [String]) throws(OperationFailure) {
        let tags = try tags(of: arn).filter { !keys.contains($0.key) }
        try setTags(tags, of: arn)
    }

    private func tags(of arn: String) throws(OperationFailure) -> [String: String] {
        if let room = rooms[arn] { return room.tags }
        return try loggingConfiguration(arn).tags
    }

    private func setTags(_ tags: [String: String], of arn: String) throws(OperationFailure) {
        if var room = rooms[arn] {
            room.tags = tags
            try save(room)
        } else {
            var configuration = try loggingConfiguration(arn)
            configuration.tags = tags
            try save(configuration)
        }
    }
}
