import AWSClient

extension ConnectionOptions {
    /// The configuration that these flags and the environment make.
    var configuration: ClientConfiguration {
        var configuration = ClientConfiguration(environment: ProcessVariable.all)
        configuration.region = region
        configuration.profile = profile
        configuration.endpointURL = endpointURL
        configuration.isAnonymous = !signRequest
        configuration.caBundle = caBundle
        configuration.verifiesPeer = verifySSL
        if let connectTimeout { configuration.connectTimeout = .seconds(connectTimeout) }
        if let readTimeout { configuration.readTimeout = .seconds(readTimeout) }
        configuration.multiFactorCode = { serial in
            StandardError.print("Enter the code of the MFA device \(serial):")
            return readLine() ?? ""
        }
        if debug { configuration.log = { StandardError.print($0) } }
        return configuration
    }
}
