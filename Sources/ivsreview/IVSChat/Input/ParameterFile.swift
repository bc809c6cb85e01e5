import Glibc

/// Values of the form `file://PATH` and `fileb://PATH` stand for what the file holds, as in the AWS CLI.
enum ParameterFile {
    /// What `value` stands for; nil if it names no file.
    ///
    /// `~` and `$VARIABLES` in the path are replaced. `file://` reads text, with any line break as `\n`.
    /// - Throws: `CommandFailure` when the file cannot be read or holds no UTF-8.
    static func text(for value: String) throws(CommandFailure) -> String? {
        let prefixes = [(prefix: "fileb://", isText: false), (prefix: "file://", isText: true)]
        guard let (prefix, isText) = prefixes.first(where: { value.hasPrefix($0.prefix) }) else { return nil }
        let path = expanded(String(value.dropFirst(prefix.utf8.count)))
        let bytes = try read(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.usage, "\(path): the file holds no UTF-8 text")
        }
        guard isText else { return text }
        return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    private static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
        func failure() -> CommandFailure {
            CommandFailure(.usage, "\(path): \(String(cString: strerror(errno)))")
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = piece.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw failure() }
            guard count > 0 else { return bytes }
            bytes += piece[..<count]
        }
    }

    private static func expanded(_ path: String) -> String {
        var result = ""
        var rest = path[...]
        if rest == "~" || rest.hasPrefix("~/"), let home = variable("HOME") {
            result = home
            rest.removeFirst()
        }
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            let name = rest[rest.index(after: dollar)...].prefix {
                $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber)
            }
            if !name.isEmpty, let value = variable(String(name)) {
                result += value
                rest = rest[name.endIndex...]
            } else {
                result += "$"
                rest = rest[rest.index(after: dollar)...]
            }
        }
        return result + rest
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
