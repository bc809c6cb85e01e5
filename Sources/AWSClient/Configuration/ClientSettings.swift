/// What a configuration, its environment and the chosen profile come to.
struct ClientSettings: Sendable {
    /// A setting and where it was found.
    struct Value: Sendable, Equatable {
        let text: String
        let source: String
    }

    let configuration: ClientConfiguration
    let shared: SharedConfig
    let profileName: String
    let profile: ConfigFile.Section
    let home: String?

    /// Reads the shared files.
    ///
    /// - Throws: `invalidConfiguration` for a broken file, or a profile that was asked for and is in neither file.
    init(_ configuration: ClientConfiguration) throws(AWSClientError) {
        self.configuration = configuration
        let environment = configuration.environment.filter { !$0.value.isEmpty }
        let home = configuration.homeDirectory ?? environment["HOME"]
        self.home = home
        func path(_ given: String?, _ variable: String, _ name: String) -> String {
            let path = given ?? environment[variable] ?? "~/.aws/\(name)"
            return path.hasPrefix("~/") ? (home ?? "") + path.dropFirst() : path
        }
        shared = try SharedConfig(
            configPath: path(configuration.configFile, "AWS_CONFIG_FILE", "config"),
            credentialsPath: path(configuration.credentialsFile, "AWS_SHARED_CREDENTIALS_FILE", "credentials"))
        let named = configuration.profile ?? environment["AWS_PROFILE"] ?? environment["AWS_DEFAULT_PROFILE"]
        profileName = named ?? "default"
        if let named, named != "default", shared.profiles[named] == nil {
            throw AWSClientError(
                .invalidConfiguration,
                "The profile \"\(named)\" is in neither \(shared.configPath) nor \(shared.credentialsPath)")
        }
        profile = shared.profiles[profileName] ?? ConfigFile.Section()
    }

    /// The same files and profile for a request to another service.
    init(_ other: ClientSettings, configuration: ClientConfiguration) {
        self.configuration = configuration
        shared = other.shared
        profileName = other.profileName
        profile = other.profile
        home = other.home
    }

    /// A variable that is set and not empty.
    func variable(_ name: String) -> String? {
        configuration.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The first of these variables that is set, else the profile's property.
    func value(_ variables: [String], _ key: String) -> Value? {
        for name in variables {
            if let text = variable(name) { return Value(text: text, source: name) }
        }
        return profileValue(key)
    }

    /// The profile's property, unless it is empty.
    func profileValue(_ key: String) -> Value? {
        profile.values[key].flatMap { $0.isEmpty ? nil : Value(text: $0, source: "\(key) in \(profileTitle)") }
    }

    var profileTitle: String { "profile \"\(profileName)\"" }

    /// What the configuration says, else the variable, else the profile, else false.
    ///
    /// - Throws: `invalidConfiguration` when it is neither `true` nor `false`.
    func flag(_ variable: String, _ key: String, given: Bool? = nil) throws(AWSClientError) -> Bool {
        if let given { return given }
        guard let value = value([variable], key) else { return false }
        switch value.text.lowercased() {
        case "true": return true
        case "false": return false
        default:
            throw AWSClientError(.invalidConfiguration, "\(value.source) must be true or false, not \"\(value.text)\"")
        }
    }

    /// - Throws: `invalidConfiguration` when it is no whole number from 1.
    func count(_ variable: String, _ key: String) throws(AWSClientError) -> Int? {
        guard let value = value([variable], key) else { return nil }
        guard let count = Int(value.text), count >= 1 else {
            throw AWSClientError(
                .invalidConfiguration, "\(value.source) must be a whole number from 1, not \"\(value.text)\"")
        }
        return count
    }

    /// `~/` at the start of a path replaced.
    func expand(_ path: String) -> String {
        path.hasPrefix("~/") ? (home ?? "") + path.dropFirst() : path
    }
}
