/// The shared configuration files of the AWS tools, read and merged.
struct SharedConfig: Sendable {
    private(set) var profiles: [String: ConfigFile.Section] = [:]
    private(set) var ssoSessions: [String: ConfigFile.Section] = [:]
    private(set) var services: [String: ConfigFile.Section] = [:]
    /// The paths, for messages; a file that is not there counts as empty.
    let configPath: String
    let credentialsPath: String

    /// Reads both files.
    ///
    /// - Throws: `invalidConfiguration` with file, line and problem.
    init(configPath: String, credentialsPath: String) throws(AWSClientError) {
        self.configPath = configPath
        self.credentialsPath = credentialsPath
        let config = try Self.read(configPath)
        for (header, section) in config.sections {
            switch header.kind {
            // `[profile default]` stands instead of `[default]`, in whatever order they come.
            case nil where header.name == "default":
                let named = ConfigFile.Header(kind: "profile", name: "default")
                if config.sections[named] == nil { profiles["default"] = section }
            case "profile": profiles[header.name] = section
            case "sso-session": ssoSessions[header.name] = section
            case "services": services[header.name] = section
            default: break
            }
        }
        for (header, section) in try Self.read(credentialsPath).sections where header.kind == nil {
            profiles[header.name, default: ConfigFile.Section()].merge(section)
        }
    }

    private static func read(_ path: String) throws(AWSClientError) -> ConfigFile {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileContents.read(path)
        } catch {
            guard !error.isMissing else { return ConfigFile() }
            throw AWSClientError(.invalidConfiguration, "\(path) cannot be read: \(error.reason)")
        }
        do throws(ConfigFileError) {
            return try ConfigFile(String(decoding: bytes, as: UTF8.self))
        } catch {
            throw AWSClientError(
                .invalidConfiguration, "\(path), line \(error.line): \(error.problem); correct this line")
        }
    }
}
