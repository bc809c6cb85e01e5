import Glibc

/// Variables of the process's environment.
enum ProcessVariable {
    /// All of them.
    static var all: [String: String] {
        var variables: [String: String] = [:]
        // SAFETY: no thread of this process changes its environment.
        var next = unsafe environ
        while let entry = unsafe next.pointee {
            let text = unsafe String(cString: entry)
            if let equals = text.firstIndex(of: "=") {
                variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            unsafe next += 1
        }
        return variables
    }

    /// The value of one of them.
    static func value(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
