internal import IVSChat

extension LambdaClient {
    /// GetPolicy: who may invoke a function, or the version or alias `qualifier` of it.
    public func policy(_ function: FunctionARN) async throws -> FunctionPolicy {
        let text = try await ServiceError.ifFound {
            try await call(
                "GetPolicy", "GET", Self.path(function.name, "/policy"),
                query: Self.query(qualifier: function.qualifier)
            ).members["Policy"]?.stringValue
        }
        return try FunctionPolicy(json: text ?? "{}")
    }

    /// AddPermission: lets IVS Chat invoke a function for the rooms of an account.
    func addPermission(_ permission: RoomPermission) async throws {
        _ = try await call(
            "AddPermission", "POST", Self.path(permission.function.name, "/policy"),
            query: Self.query(qualifier: permission.function.qualifier),
            body: [
                "StatementId": .string(permission.statementID), "Action": .string(RoomPermission.action),
                "Principal": .string(RoomPermission.principal), "SourceAccount": .string(permission.account),
                "SourceArn": .string(permission.sourceARN),
            ], retriesLostAnswers: true)
    }

    /// RemovePermission; false if there was no such statement.
    func removePermission(_ permission: RoomPermission) async throws -> Bool {
        let path = Self.path(permission.function.name, "/policy/\(permission.statementID)")
        let answer = try await ServiceError.ifFound {
            try await call(
                "RemovePermission", "DELETE", path, query: Self.query(qualifier: permission.function.qualifier))
        }
        return answer != nil
    }
}
