internal import Yams

/// The documents of a source in YAML or in JSON, which YAML reads as well, so that each value knows its line.
enum ImportDocument {
    /// The roots of the documents in `text`, empty ones left out.
    ///
    /// - Throws: `ImportError` with the line of what cannot be read. Anchors are refused: nothing bounds what they stand for.
    static func roots(of text: String, name: String) throws(ImportError) -> [Node] {
        let file = SourceFile(path: name, text: text)
        let scalars = text.unicodeScalars
        // A tag stands where an anchor may, so `&` is read as `!` at first, and no tag may be left.
        if scalars.contains("&") {
            let masked = String(String.UnicodeScalarView(scalars.map { $0 == "&" ? "!" : $0 }))
            for root in try parse(masked, file) { try refuseTags(root, name) }
        }
        return try parse(text, file)
    }

    /// JSON spells characters beyond U+FFFF as two escapes, which YAML does not take.
    static func joiningSurrogates(_ json: String) -> String {
        json.replacing(#/\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})/#) { match in
            let high = UInt32(match.1, radix: 16) ?? 0
            let low = UInt32(match.2, radix: 16) ?? 0
            let digits = String(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00), radix: 16)
            return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
    }

    private static func parse(_ text: String, _ file: SourceFile) throws(ImportError) -> [Node] {
        do {
            let parser = try Parser(yaml: text, encoding: .utf8)
            var roots: [Node] = []
            while let root = try parser.nextRoot() {
                if root.scalar?.string.isEmpty != true { roots.append(root) }
            }
            return roots
        } catch let error as YamlError {
            file.report(error)
        } catch {
            file.report("not YAML", line: 1, column: 1)
        }
        let first = file.diagnostics.first
        throw ImportError(description: "\(file.path):\(first?.line ?? 1): \(first?.message ?? "not YAML")")
    }

    private static func refuseTags(_ node: Node, _ name: String) throws(ImportError) {
        switch node {
        case .alias: break
        case .scalar(let scalar):
            if scalar.tag.description.hasPrefix("!") { throw anchor(node, name) }
        case .sequence(let sequence):
            if sequence.tag.description.hasPrefix("!") { throw anchor(node, name) }
            for element in sequence { try refuseTags(element, name) }
        case .mapping(let mapping):
            if mapping.tag.description.hasPrefix("!") { throw anchor(node, name) }
            for (key, value) in mapping {
                try refuseTags(key, name)
                try refuseTags(value, name)
            }
        }
    }

    private static func anchor(_ node: Node, _ name: String) -> ImportError {
        ImportError(description: "\(name):\(node.mark?.line ?? 1): anchors and tags are not read")
    }
}

extension Node {
    /// The line of the node, from 1.
    var line: Int { mark?.line ?? 1 }

    /// The words of a list, or of a single word.
    var words: [(text: String, line: Int)] {
        if let scalar { return [(scalar.string, line)] }
        return sequence?.compactMap { node in node.scalar.map { ($0.string, node.line) } } ?? []
    }
}
