import Glibc

/// Where the compiled rule set is.
enum RulesLocation {
    /// Names a compiled file, or a folder with one.
    static let variable = "REVIEW_RULES"

    static let fileName = "rules.compiled"

    /// No place holds a rule set.
    struct Missing: Error, CustomStringConvertible {
        let places: [String]

        var description: String {
            "no compiled rule set: \(RulesLocation.variable) is not set, and there is no \(places.joined(separator: " or "))"
        }
    }

    /// `REVIEW_RULES`; else the rules layer, `/opt/rules.compiled`; else `rules.compiled` beside the executable. What
    /// `REVIEW_RULES` names is not looked for anywhere else: a wrong name is an error, not another rule set.
    static func find(environment: [String: String]) throws(Missing) -> String {
        if let path = environment[variable], !path.isEmpty {
            return isFolder(path) ? "\(path)/\(fileName)" : path
        }
        let places = ["/opt/\(fileName)", "\(executableFolder)/\(fileName)"]
        guard let place = places.first(where: { access($0, F_OK) == 0 }) else { throw Missing(places: places) }
        return place
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The folder of the running program, symbolic links resolved (proc(5), `/proc/self/exe`).
    private static var executableFolder: String {
        let path = String(unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer in
            buffer.withMemoryRebound(to: CChar.self) { buffer in
                guard let address = buffer.baseAddress else { return 0 }
                return max(readlink("/proc/self/exe", address, buffer.count), 0)
            }
        }
        return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }
}
