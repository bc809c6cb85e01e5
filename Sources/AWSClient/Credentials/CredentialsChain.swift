/// Sources in their order; the first that has credentials gives them.
struct CredentialsChain: Sendable {
    let sources: [any CredentialsSource]

    /// - Throws: `noCredentials` with the reason of every source that was asked.
    func load() async throws(AWSClientError) -> Credentials {
        var tried: [String] = []
        for source in sources {
            do throws(CredentialsFailure) {
                switch try await source.load() {
                case .found(let credentials): return credentials
                case .absent(let reason): tried.append("\(source.name) (\(reason))")
                }
            } catch {
                let before = tried.isEmpty ? "" : "; tried before: " + tried.joined(separator: ", ")
                throw AWSClientError(
                    .noCredentials, "The credentials of \(source.name) failed: \(error.reason)\(before)")
            }
        }
        throw AWSClientError(.noCredentials, "No credentials were found; tried: " + tried.joined(separator: ", "))
    }
}
