import Glibc

/// Where the compiled rule set is.
enum RulesLocation {
    /// Names a compiled file, or a folder with one.
    static let variable = "REVIEW_RULES"

    /// Set by Lambda: the folder with the function's files.
    static let taskRootVariable = "LAMBDA_TASK_ROOT"

    static let fileName = "rules.compiled"

    /// No place holds a rule set.
    struct Missing: Error, CustomStringConvertible {
        let places: [String]

        var description: String {
            "no compiled rule set: \(RulesLocation.variable) is not set, and there is no \(places.joined(separator: " or "))"
        }
    }

    /// `REVIEW_RULES`; else the rules layer, `/opt/rules.compiled`; else `rules.compiled` in the function's folder, which
    /// Lambda names in `LAMBDA_TASK_ROOT`; else beside the executable. What `REVIEW_RULES` names is not looked for anywhere
    /// else: a wrong name is an error, not another rule set.
    ///
    /// - Parameter executable: The path that the program was started by; `/proc`, which knows it as well, need not be there.
    static func find(environment: [String: String], executable: String) throws(Missing) -> String {
        if let path = environment[variable], !path.isEmpty {
            return isFolder(path) ? "\(path)/\(fileName)" : path
        }
        let folders = ["/opt", environment[taskRootVariable], folder(of: executable)]
        var places: [String] = []
        for case let folder? in folders {
            let place = "\(folder)/\(fileName)"
            if access(place, F_OK) == 0 { return place }
            if !places.contains(place) { places.append(place) }
        }
        throw Missing(places: places)
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The folder of the program, symbolic links resolved; nil for a name without a folder, which a shell looks up.
    private static func folder(of executable: String) -> String? {
        guard executable.contains("/"), let resolved = realpath(executable, nil) else { return nil }
        defer { free(resolved) }
        let path = String(cString: resolved)
        return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }
}
