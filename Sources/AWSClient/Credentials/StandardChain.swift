extension CredentialsChain {
    /// The order of AWS's SDKs: environment, profile, web identity, container, instance metadata. A profile that the
    /// program itself asks for goes before the environment's keys, as in botocore.
    static func standard(_ settings: ClientSettings, region: String, metadata: InstanceMetadata) -> CredentialsChain {
        let sts = RoleService(settings: settings, region: region)
        let container = ContainerCredentials(settings: settings)
        let instance = InstanceCredentials(metadata: metadata)
        let profile = ProfileCredentials(
            settings: settings, region: region, sts: sts, container: container, instance: instance)
        var sources: [any CredentialsSource] = [
            profile, WebIdentityCredentials(settings: settings, sts: sts), container, instance,
        ]
        if settings.configuration.profile == nil {
            sources.insert(EnvironmentCredentials(settings: settings), at: 0)
        }
        return CredentialsChain(sources: sources)
    }
}
