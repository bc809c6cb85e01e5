internal import Foundation
internal import ReviewRules
internal import Yams

/// Reads rule sets from YAML files.
public enum RuleFolder {
    /// The rule set of a folder's `*.yaml` files, in path order, or of one YAML file.
    ///
    /// - Throws: `RuleFileErrors` with all that is wrong, each with file, line and column.
    public static func load(_ path: String) throws(RuleFileErrors) -> LoadedRules {
        var assembly = RuleSetAssembly()
        for file in try sources(path) { assembly.add(file) }
        return try assembly.finish(path)
    }

    private static func sources(_ path: String) throws(RuleFileErrors) -> [SourceFile] {
        var files: [SourceFile] = []
        for file in try yamlPaths(path) {
            do {
                files.append(SourceFile(path: file, text: try TextFile.read(file)))
            } catch {
                throw failure("cannot be read: \(error)", file)
            }
        }
        return files
    }

    private static func yamlPaths(_ path: String) throws(RuleFileErrors) -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw failure("there is no such file or folder", path)
        }
        guard isFolder.boolValue else { return [path] }
        guard let names = FileManager.default.enumerator(atPath: path)?.compactMap({ $0 as? String }) else {
            throw failure("the folder cannot be read", path)
        }
        let yaml = names.filter { $0.hasSuffix(".yaml") }
            .sorted { $0.split(separator: "/").lexicographicallyPrecedes($1.split(separator: "/")) }
        guard !yaml.isEmpty else { throw failure("the folder holds no *.yaml file", path) }
        return yaml.map { (path as NSString).appendingPathComponent($0) }
    }

    private static func failure(_ message: String, _ path: String) -> RuleFileErrors {
        RuleFileErrors(diagnostics: [
            Diagnostic(severity: .error, message: message, file: path, line: 0, column: 0, sourceLine: nil)
        ])
    }
}
