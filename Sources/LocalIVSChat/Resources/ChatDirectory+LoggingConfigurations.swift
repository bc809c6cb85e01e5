internal import IVSChat

extension ChatDirectory {
    /// The quota of logging configurations (Amazon IVS Chat User Guide, *Service Quotas*).
    static let loggingConfigurationQuota = 10

    /// CreateLoggingConfiguration.
    ///
    /// - Parameter isLimited: whether the quota counts.
    func createLoggingConfiguration(
        _ input: JSONObject, isLimited: Bool
    ) throws(OperationFailure) -> JSONObject {
        try requireUserTags(input["tags"]?.objectValue?.texts ?? [:])
        let now = clock.now()
        let id = random.identifier(12)
        let arn = identity.arn(.loggingConfiguration, id: id)
        if isLimited, loggingConfigurations.count >= Self.loggingConfigurationQuota {
            throw .serviceQuota(arn, limit: Self.loggingConfigurationQuota)
        }
        var configuration = LoggingConfigurationRecord(
            arn: arn, id: id, createTime: now, updateTime: now, revision: nextRevision())
        configuration.apply(input)
        try save(configuration)
        return configuration.json
    }

    /// UpdateLoggingConfiguration.
    func updateLoggingConfiguration(_ input: JSONObject) throws(OperationFailure) -> JSONObject {
        var configuration = try loggingConfiguration(input.identifier)
        configuration.apply(input)
        configuration.updateTime = clock.now()
        configuration.revision = nextRevision()
        try save(configuration)
        return configuration.json
    }

    /// DeleteLoggingConfiguration: one that a room uses stays.
    func deleteLoggingConfiguration(_ arn: String) throws(OperationFailure) {
        _ = try loggingConfiguration(arn)
        guard !rooms.values.contains(where: { $0.loggingConfigurationIdentifiers.contains(arn) }) else {
            throw .conflict(arn, "Logging configuration is attached to a room")
        }
        try remove(arn)
    }

    /// ListLoggingConfigurations.
    func listLoggingConfigurations(_ input: JSONObject) throws(OperationFailure) -> JSONObject {
        let entries = loggingConfigurations.values.map(ListEntry.init)
        return try Page(entries, input, list: "ListLoggingConfigurations").json("loggingConfigurations")
    }
}
