internal import ReviewRules
internal import Yams

extension FilterReader {
    /// Reads the allow and deny lists of `links`.
    struct LinkReader {
        let reader: NodeReader

        func read(_ node: Node) -> Filter? {
            guard let values = reader.mapping(node, "links", keys: ["allow", "deny"]) else { return nil }
            return .links(
                LinkFilter(
                    allow: values["allow"].map { domains($0.value, "allow") } ?? [],
                    deny: values["deny"].map { domains($0.value, "deny") } ?? []))
        }

        private func domains(_ node: Node, _ owner: String) -> [DomainPattern] {
            let words = reader.words(node, owner)
            // Read as no list at all, an empty one would hit every link.
            if words.isEmpty, case .sequence(let sequence) = node, sequence.isEmpty {
                reader.file.report("\(owner) has no domains; leave it out, or write links: {} for any link", at: node)
            }
            return words.compactMap { domain($0.text, $0.node) }
        }

        private func domain(_ text: String, _ node: Node) -> DomainPattern? {
            do throws(DomainPattern.SyntaxError) {
                return try DomainPattern(parsing: text)
            } catch {
                let hint = text.contains("/") || text.contains(":") ? ", without scheme, port or path" : ""
                switch error {
                case .emptyLabel:
                    reader.file.report("a domain is a name such as example.com or *.zip\(hint)", at: node)
                case .unexpectedCharacter(let offset):
                    reader.file.report(
                        "a domain is a name such as example.com or *.zip\(hint)", insideOf: node, scalarOffset: offset)
                }
                return nil
            }
        }
    }
}
