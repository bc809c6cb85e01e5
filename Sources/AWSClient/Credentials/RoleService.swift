/// The two operations of AWS STS that turn an identity into credentials of a role.
struct RoleService: Sendable {
    let settings: ClientSettings
    let region: String

    /// What a role is taken with.
    struct Role: Sendable {
        var arn: String
        var sessionName: String?
        var externalID: String?
        var durationSeconds: Int?
        var serialNumber: String?
        var tokenCode: String?
    }

    /// AssumeRole with the credentials of somebody else.
    func assume(_ role: Role, with credentials: Credentials) async throws(CredentialsFailure) -> Credentials {
        var form = [("RoleArn", role.arn), ("RoleSessionName", role.sessionName ?? defaultSessionName)]
        form += role.durationSeconds.map { [("DurationSeconds", "\($0)")] } ?? []
        form += role.externalID.map { [("ExternalId", $0)] } ?? []
        form += role.serialNumber.map { [("SerialNumber", $0)] } ?? []
        form += role.tokenCode.map { [("TokenCode", $0)] } ?? []
        return try await call("AssumeRole", form, credentials: credentials, role: role)
    }

    /// AssumeRoleWithWebIdentity with the token in a file, which is read anew each time.
    func assume(_ role: Role, tokenFile: String) async throws(CredentialsFailure) -> Credentials {
        let token: [UInt8]
        do throws(FileError) {
            token = try FileContents.read(settings.expand(tokenFile))
        } catch {
            throw CredentialsFailure(reason: "the web identity token file \(tokenFile) cannot be read: \(error.reason)")
        }
        let text = Substring(String(decoding: token, as: UTF8.self)).trimmed
        guard !text.isEmpty else {
            throw CredentialsFailure(reason: "the web identity token file \(tokenFile) is empty")
        }
        var form = [("RoleArn", role.arn), ("RoleSessionName", role.sessionName ?? defaultSessionName)]
        form += [("WebIdentityToken", String(text))]
        form += role.durationSeconds.map { [("DurationSeconds", "\($0)")] } ?? []
        return try await call("AssumeRoleWithWebIdentity", form, credentials: nil, role: role)
    }

    private var defaultSessionName: String {
        "ivsreview-\(settings.configuration.clock().secondsSince1970)"
    }

    private func call(
        _ operation: String, _ parameters: [(String, String)], credentials: Credentials?, role: Role
    ) async throws(CredentialsFailure) -> Credentials {
        let configuration = settings.configuration(region: region, credentials: credentials)
        let client = AWSClient(.sts, settings: ClientSettings(settings, configuration: configuration))
        let request = ServiceRequest(query: operation, of: .sts, parameters)
        let response = try await client.response(to: request, for: "\(operation) of \(role.arn)")
        let answer = try? XMLElement(response.body)
        let fields = answer?["\(operation)Result"]?["Credentials"]
        guard let keyID = fields?["AccessKeyId"]?.text, let secret = fields?["SecretAccessKey"]?.text,
            let token = fields?["SessionToken"]?.text,
            let expiration = fields?["Expiration"].flatMap({ Timestamp(iso8601: $0.text) })
        else {
            throw CredentialsFailure(reason: "\(operation) of \(role.arn): the answer of STS has no credentials")
        }
        return Credentials(
            accessKeyID: keyID, secretAccessKey: secret, sessionToken: token, expiration: expiration,
            accountID: Self.account(ofARN: role.arn), source: operation)
    }

    private static func account(ofARN arn: String) -> String? {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count > 5 && parts[4].utf8.count == 12 ? String(parts[4]) : nil
    }
}

extension AWSClient {
    /// The answer with status 200, or the failure of whatever `subject` is.
    func response(
        to request: ServiceRequest, for subject: String
    ) async throws(CredentialsFailure) -> ServiceResponse {
        let response: ServiceResponse
        do {
            response = try await send(request)
        } catch {
            throw CredentialsFailure(reason: "\(subject): \(error)")
        }
        guard response.status == 200 else {
            let error = ServiceErrorBody(response, protocol: service.wireProtocol)
            let code = error.code ?? "status \(response.status)"
            throw CredentialsFailure(
                reason: "\(subject) was refused: \(code)" + (error.message.map { ", \($0)" } ?? ""))
        }
        return response
    }
}
