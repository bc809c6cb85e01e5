internal import Yams

/// The one YAML document of a rule file.
///
/// libyaml bounds how deep a text nests (1,000 levels), but nothing bounds what aliases stand for: Yams hashes keys before
/// anybody can count them, so that twenty lines take years, and freeing a chain of 300,000 aliases overflows the stack.
/// Therefore rule files have no anchors, and an alias is an error where it stands.
enum YAMLDocument {
    /// The root of the file's document, or nil with the reason reported.
    static func root(of file: SourceFile) -> Node? {
        // The parser must not see an anchor. A tag stands where an anchor may, so `&` is read as `!` at first.
        let scalars = file.text.unicodeScalars
        guard scalars.contains("&") else { return document(file.text, of: file) }
        let masked = String(String.UnicodeScalarView(scalars.map { $0 == "&" ? "!" : $0 }))
        return document(masked, of: file) == nil ? nil : document(file.text, of: file)
    }

    private static func document(_ text: String, of file: SourceFile) -> Node? {
        do {
            // The default encoding depends on the environment, and says so on the standard output.
            let parser = try Parser(yaml: text, encoding: .utf8)
            guard let root = try parser.nextRoot() else {
                file.report("the file is empty; a rule file begins with 'version: 1'", line: 1, column: 1)
                return nil
            }
            if let second = try parser.nextRoot() {
                file.report("a rule file holds one document; this is a second one", at: second)
                return nil
            }
            guard isUntagged(root, file) else { return nil }
            return root
        } catch let error as YamlError {
            file.report(error)
        } catch {
            file.report("not YAML", line: 1, column: 1)
        }
        return nil
    }

    /// Whether no node has a tag and every key is a word; if not, the first that is otherwise is reported.
    private static func isUntagged(_ node: Node, _ file: SourceFile) -> Bool {
        switch node {
        case .alias: return true
        // A quoted text has the tag of texts.
        case .scalar(let scalar):
            let tag = scalar.tag.description
            guard tag.hasPrefix("!") || (scalar.style == .plain && !tag.isEmpty) else { return true }
        case .sequence(let sequence):
            if sequence.tag.description.isEmpty { return sequence.allSatisfy { isUntagged($0, file) } }
        case .mapping(let mapping):
            if mapping.tag.description.isEmpty {
                return mapping.allSatisfy { isKey($0.key, file) && isUntagged($0.value, file) }
            }
        }
        file.reportUnquoted(at: node)
        return false
    }

    /// Yams has given keys the tag of what they look like, so that only unknown tags can be told; a word may have any.
    private static func isKey(_ node: Node, _ file: SourceFile) -> Bool {
        guard let scalar = node.scalar else {
            file.report("a key must be a word", at: node)
            return false
        }
        guard scalar.tag.description.hasPrefix("!") else { return true }
        file.reportUnquoted(at: node)
        return false
    }
}

extension SourceFile {
    /// Reports something about the place where `node` starts.
    func report(_ message: String, _ severity: Diagnostic.Severity = .error, at node: Node) {
        report(message, severity, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }
}
