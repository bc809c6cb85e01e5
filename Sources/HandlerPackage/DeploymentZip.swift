/// A zip that is to become the code of a function with a custom runtime: looked at before Lambda takes it, since a zip
/// that cannot start is accepted there, and fails at each invocation.
public struct DeploymentZip: Sendable {
    /// What its `bootstrap` runs on; nil where that is a script, which tells nothing.
    public let architecture: HandlerExecutable.Architecture?

    /// Reads the zip's directory and its `bootstrap`.
    ///
    /// - Throws: `DeploymentZipError` for what Lambda could not start.
    public init(_ bytes: [UInt8]) throws(DeploymentZipError) {
        let start = try ZipReader.head(of: HandlerPackage.executableName, ELFHeader.size, in: bytes)
        // A mode without a type is that of a file.
        guard !start.bytes.isEmpty, [0, 0o100000, nil].contains(start.mode.map { $0 & 0o170000 }) else {
            throw .notFile
        }
        guard start.mode.map({ $0 & 0o111 != 0 }) ?? true else { throw .notExecutable }
        guard start.bytes.starts(with: HandlerExecutable.magic) else {
            architecture = nil
            return
        }
        guard let machine = ELFHeader(start.bytes)?.machine,
            let architecture = HandlerExecutable.Architecture(rawValue: machine)
        else { throw .otherProcessor }
        self.architecture = architecture
    }
}

/// Why Lambda could not start a zip.
public enum DeploymentZipError: Error, Sendable, Equatable, CustomStringConvertible {
    /// It is no zip, or a damaged one: libzip's sentence.
    case unreadable(String)
    /// It has no `bootstrap` at its top.
    case noBootstrap
    /// Its `bootstrap` is empty, a link or a folder.
    case notFile
    /// Its `bootstrap` may not be executed.
    case notExecutable
    /// Its `bootstrap` is for a processor that Lambda does not have.
    case otherProcessor

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .unreadable(let text): "is no zip that can be read (\(text)); `ivsreview package` writes one"
        case .noBootstrap: "has no `bootstrap` at its top, which Lambda starts; `ivsreview package` writes one that has"
        case .notFile: "has a `bootstrap` that is empty, or a link; `ivsreview package` writes one that is not"
        case .notExecutable: "has a `bootstrap` that is not executable; set its mode to 755 before it is zipped"
        case .otherProcessor: "has a `bootstrap` that is neither for x86_64 nor for arm64"
        }
    }
}
