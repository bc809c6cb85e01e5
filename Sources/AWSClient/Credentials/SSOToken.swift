internal import Digest
internal import JSONText

/// The token that `aws sso login` leaves in `~/.aws/sso/cache`, renewed where that can be done without the user.
struct SSOToken: Sendable {
    /// As in botocore: from 15 min before its end a token is renewed.
    private static let windowSeconds: Int64 = 15 * 60

    let session: SSOSession
    let settings: ClientSettings

    /// A token that counts now.
    func current() async throws(CredentialsFailure) -> String {
        let path = try cachePath()
        let fields = try read(path)
        guard let token = fields.text("accessToken"), let text = fields.text("expiresAt"),
            let expiration = Timestamp(iso8601: text)
        else { throw CredentialsFailure(reason: "the SSO token in \(path) is incomplete: \(session.advice)") }
        let now = settings.configuration.clock()
        guard expiration.seconds(since: now) < Self.windowSeconds else { return token }
        let problem: String
        do throws(CredentialsFailure) {
            return try await renewed(fields, path)
        } catch {
            problem = error.reason
        }
        // A token that is about to end still counts.
        guard expiration <= now else { return token }
        throw CredentialsFailure(reason: "the SSO token in \(path) ended at \(text) (\(problem)): \(session.advice)")
    }

    /// Tools name the file by the session, or, in the older form, by the start URL.
    private func cachePath() throws(CredentialsFailure) -> String {
        do throws(DigestError) {
            let name = hexadecimal(try SHA1.digest(of: Array((session.name ?? session.startURL).utf8)))
            return "\(settings.home ?? "")/.aws/sso/cache/\(name).json"
        } catch {
            throw CredentialsFailure(reason: "\(error)")
        }
    }

    private func read(_ path: String) throws(CredentialsFailure) -> JSONFields {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileContents.read(path)
        } catch {
            throw CredentialsFailure(
                reason: error.isMissing
                    ? "there is no SSO token in \(path): \(session.advice)"
                    : "the SSO token in \(path) cannot be read: \(error.reason)")
        }
        do throws(JSONError) {
            return try JSONFields(bytes)
        } catch {
            throw CredentialsFailure(reason: "the SSO token in \(path) is no JSON, \(error): \(session.advice)")
        }
    }

    /// A new token for the old one's refresh token; it replaces the old one in the cache.
    private func renewed(_ old: JSONFields, _ path: String) async throws(CredentialsFailure) -> String {
        guard session.name != nil, let refreshToken = old.text("refreshToken"), let clientID = old.text("clientId"),
            let clientSecret = old.text("clientSecret"), let registration = old.text("registrationExpiresAt")
        else { throw CredentialsFailure(reason: "it cannot be renewed") }
        let now = settings.configuration.clock()
        guard let end = Timestamp(iso8601: registration), end > now else {
            throw CredentialsFailure(reason: "its registration ended at \(registration)")
        }
        var body = JSONWriter()
        body.write([
            ("clientId", clientID), ("clientSecret", clientSecret), ("grantType", "refresh_token"),
            ("refreshToken", refreshToken),
        ])
        let configuration = settings.configuration(region: session.region, credentials: nil)
        let client = AWSClient(.ssoOIDC, settings: ClientSettings(settings, configuration: configuration))
        let request = ServiceRequest(
            operation: "CreateToken", path: "/token", headers: [("Content-Type", "application/json")], body: body.bytes)
        let response = try await client.response(to: request, for: "renewing it")
        guard let fields = try? JSONFields(response.body), let token = fields.text("accessToken"),
            let seconds = fields.integer("expiresIn")
        else { throw CredentialsFailure(reason: "renewing it gave no token") }
        var cached = JSONWriter()
        cached.write([
            ("startUrl", session.startURL), ("region", session.region), ("accessToken", token),
            ("expiresAt", now.adding(seconds: seconds).text), ("clientId", clientID), ("clientSecret", clientSecret),
            ("registrationExpiresAt", registration), ("refreshToken", fields.text("refreshToken") ?? refreshToken),
        ])
        do throws(FileError) {
            try FileContents.replace(path, with: cached.bytes)
        } catch {
            // The token counts all the same; the next process renews it again.
            settings.configuration.log?("the renewed SSO token could not be kept in \(path): \(error.reason)")
        }
        return token
    }
}

extension JSONWriter {
    /// Writes an object of strings.
    fileprivate mutating func write(_ members: [(name: String, value: String)]) {
        beginObject()
        for member in members {
            name(member.name)
            string(member.value)
        }
        endObject()
    }
}
