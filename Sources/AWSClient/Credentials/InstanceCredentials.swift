internal import JSONText

/// The credentials of the instance's role.
struct InstanceCredentials: CredentialsSource {
    let metadata: InstanceMetadata

    var name: String { "instance metadata" }

    func load() async throws(CredentialsFailure) -> CredentialsOutcome {
        let body: [UInt8]
        do throws(MetadataError) {
            body = try await metadata.credentials()
        } catch {
            return .absent(reason: error.reason)
        }
        let fields: JSONFields
        do throws(JSONError) {
            fields = try JSONFields(body)
        } catch {
            throw CredentialsFailure(reason: "the answer is no JSON: \(error)")
        }
        if let code = fields.text("Code"), code != "Success" {
            throw CredentialsFailure(reason: "the answer is \(code)")
        }
        guard let keyID = fields.text("AccessKeyId"), let secret = fields.text("SecretAccessKey") else {
            throw CredentialsFailure(reason: "the answer has no credentials")
        }
        return .found(
            Credentials(
                accessKeyID: keyID, secretAccessKey: secret, sessionToken: fields.text("Token"),
                expiration: fields.text("Expiration").flatMap { Timestamp(iso8601: $0) },
                accountID: fields.text("AccountId"), source: name))
    }
}
