internal import Yams

/// The one YAML document of a rule file.
enum YAMLDocument {
    /// Aliases are followed, so that a few lines can stand for any number of nodes; no rule file comes near this one.
    private static let nodeLimit = 1_000_000
    /// libyaml and the reader call themselves for each level, and a rule file has nine.
    private static let depthLimit = 64

    /// The root of the file's document, or nil with the reason reported.
    static func root(of file: SourceFile) -> Node? {
        guard isShallow(file) else { return nil }
        do {
            let parser = try Parser(yaml: file.text)
            guard let root = try parser.nextRoot() else {
                file.report("the file is empty; a rule file begins with 'version: 1'", line: 1, column: 1)
                return nil
            }
            if let second = try parser.nextRoot() {
                file.report("a rule file holds one document; this is a second one", at: second)
                return nil
            }
            var count = 0
            guard isCountable(root, &count) else {
                file.report("its aliases stand for more than \(nodeLimit) values", at: root)
                return nil
            }
            return root
        } catch let error as YamlError {
            report(error, in: file)
        } catch {
            file.report("not YAML", line: 1, column: 1)
        }
        return nil
    }

    // Brackets are counted before the parser sees them; those inside quotes only make the count too high.
    private static func isShallow(_ file: SourceFile) -> Bool {
        var depth = 0
        for (number, line) in file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            // A block level takes a space of indentation or a dash.
            let indent = line.prefix { $0 == " " || $0 == "-" || $0 == "?" }.count
            var deepest = max(depth, 0)
            for character in line.unicodeScalars {
                switch character {
                case "[", "{": depth += 1
                case "]", "}": depth -= 1
                default: break
                }
                deepest = max(deepest, depth)
            }
            if indent > 4 * depthLimit || deepest > 4 * depthLimit {
                file.report("nested too deeply for a rule file", line: number + 1, column: 1)
                return false
            }
        }
        return true
    }

    private static func isCountable(_ node: Node, _ count: inout Int, depth: Int = 0) -> Bool {
        count += 1
        guard count <= nodeLimit, depth <= 5 * depthLimit else { return false }
        switch node {
        case .scalar, .alias: return true
        case .sequence(let sequence): return sequence.allSatisfy { isCountable($0, &count, depth: depth + 1) }
        case .mapping(let mapping): return mapping.allSatisfy { isCountable($0.value, &count, depth: depth + 1) }
        }
    }

    private static func report(_ error: YamlError, in file: SourceFile) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let hint =
                problem.contains("cannot start any token") || problem.contains("alias")
                ? "; text that begins with * or @ must stand in quotes" : ""
            let place = context.map { " \($0.text)" } ?? ""
            file.report("not YAML: \(problem)\(place)\(hint)", line: mark.line, column: mark.column)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.map { "'\($0)'" }.joined(separator: ", ")
            file.report(
                "\(keys) stands more than once in this mapping", line: context.mark.line, column: context.mark.column)
        case .reader(let problem, let offset, _, _):
            let before = file.text.unicodeScalars.prefix(offset ?? 0)
            let line = before.lazy.filter { $0 == "\n" }.count + 1
            let column = before.reversed().prefix { $0 != "\n" }.count + 1
            file.report("not YAML: \(problem)", line: line, column: column)
        default:
            file.report("not YAML", line: 1, column: 1)
        }
    }
}

extension SourceFile {
    /// Reports something about the place where `node` starts.
    func report(_ message: String, _ severity: Diagnostic.Severity = .error, at node: Node) {
        report(message, severity, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }
}
