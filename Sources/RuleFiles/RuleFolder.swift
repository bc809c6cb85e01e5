internal import Foundation
internal import ReviewRules
internal import Yams

/// Reads rule sets from YAML files.
public enum RuleFolder {
    /// The rule set of a folder's `*.yaml` files, in path order, or of one YAML file.
    ///
    /// - Throws: `RuleFileErrors` with all that is wrong, each with file, line and column.
    public static func load(_ path: String) throws(RuleFileErrors) -> LoadedRules {
        try assembly(path).finish()
    }

    /// The files of a rule set, read and not yet put together.
    static func assembly(_ path: String) throws(RuleFileErrors) -> RuleSetAssembly {
        var assembly = RuleSetAssembly()
        for file in try files(path) {
            if file != path, !file.hasSuffix(".yaml") {
                assembly.setAside(file, "is not read; rule files end in .yaml", .warning)
                continue
            }
            do {
                assembly.add(SourceFile(path: file, text: try TextFile.read(file)))
            } catch {
                assembly.setAside(file, "cannot be read: \(error)", .error)
            }
        }
        return assembly
    }

    /// The file at `path`, or the YAML files of the folder, among them those whose ending is not quite right.
    private static func files(_ path: String) throws(RuleFileErrors) -> [String] {
        guard FileManager.default.fileExists(atPath: path) else {
            throw failure("there is no such file or folder", path)
        }
        guard isFolder(path) else { return [path] }
        // The enumerator does not enter a folder named by a link.
        let folder = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let names = FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) else {
            throw failure("the folder cannot be read", path)
        }
        let files = names.map { $0.split(separator: "/") }
            // Editors and mounted volumes keep copies under names that begin with a dot.
            .filter { !$0.contains { $0.hasPrefix(".") } && isYAMLName($0.last?.lowercased() ?? "") }
            .sorted { $0.lexicographicallyPrecedes($1) }
            .map { (path as NSString).appendingPathComponent($0.joined(separator: "/")) }
            .filter { !isFolder($0) }
        guard files.contains(where: { $0.hasSuffix(".yaml") }) else {
            throw failure("the folder holds no *.yaml file", path)
        }
        return files
    }

    private static func isYAMLName(_ name: String) -> Bool {
        name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func failure(_ message: String, _ path: String) -> RuleFileErrors {
        RuleFileErrors(diagnostics: [
            Diagnostic(severity: .error, message: message, file: path, line: 0, column: 0, sourceLine: nil)
        ])
    }
}
