internal import Digest
internal import ReviewRules
public import RuleFiles

/// What is uploaded to AWS Lambda: the same bytes for the same rules and the same executable.
public struct HandlerPackage: Sendable {
    /// The zip.
    public let bytes: [UInt8]

    /// The name that Lambda's custom runtimes start (AWS Lambda developer guide, "Building a custom runtime").
    static let executableName = "bootstrap"
    /// Where the handler looks for its rules, beside itself or in `/opt`.
    static let rulesName = "rules.compiled"
    static let manifestName = "manifest.json"

    /// The zip of a function: `bootstrap`, `rules.compiled` and `manifest.json`.
    ///
    /// - Throws: `ZipError`, or `DigestError` if libcrypto has no memory.
    public static func function(
        rules: LoadedRules, executable: HandlerExecutable, version: String
    ) throws -> HandlerPackage {
        let compiled = CompiledRuleSet.encode(rules.ruleSet)
        let manifest = PackageManifest(
            version: version, architecture: executable.architecture.description,
            files: [
                executableName: try .init(executable.bytes), rulesName: try .init(compiled),
            ],
            rules: .init(
                count: rules.ruleSet.rules.count, format: CompiledRuleSet.version,
                ids: rules.ruleSet.rules.map(\.id)))
        return HandlerPackage(
            bytes: try ZipArchive.bytes(of: [
                ZipEntry(name: executableName, bytes: executable.bytes, permissions: 0o755),
                ZipEntry(name: rulesName, bytes: compiled, permissions: 0o644),
                ZipEntry(name: manifestName, bytes: try manifest.json(), permissions: 0o644),
            ]))
    }

    /// The zip of a layer: `rules.compiled` alone, which Lambda unpacks to `/opt`, where the handler looks first.
    ///
    /// - Throws: `ZipError`.
    public static func layer(rules: LoadedRules) throws(ZipError) -> HandlerPackage {
        let compiled = CompiledRuleSet.encode(rules.ruleSet)
        return HandlerPackage(
            bytes: try ZipArchive.bytes(of: [ZipEntry(name: rulesName, bytes: compiled, permissions: 0o644)]))
    }
}
