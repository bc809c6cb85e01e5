internal import ReviewRules
internal import Yams

/// Reads the replacement of a `replace` rule, and holds its groups against those of the rule's regexes.
struct TemplateReader {
    let reader: NodeReader

    func read(_ node: Node, patterns: [String]) -> Template? {
        guard let text = reader.word(node, "replacement") else { return nil }
        let template: Template
        do {
            template = try Template(parsing: text)
        } catch {
            let known = "{{match}}, {{match|lower}}, {{rule}}, $1 and ${name}"
            reader.file.report(
                "unknown placeholder '\(error.placeholder)'; there are \(known)", insideOf: node,
                scalarOffset: error.offset)
            return nil
        }
        let checks = patterns.compactMap { try? PatternCheck($0) }
        for part in template.parts {
            switch part {
            case .group(let number) where !checks.contains { $0.captureCount >= number }:
                reader.file.report("no regex of the rule has a group \(number)", at: node)
            case .namedGroup(let name) where !checks.contains { $0.groupNames.contains(name) }:
                let names = checks.flatMap(\.groupNames).sorted()
                let nearest = Suggestion.nearest(to: name, among: names).map { "; did you mean '\($0)'?" } ?? ""
                reader.file.report("no regex of the rule has a group named '\(name)'\(nearest)", at: node)
            default: break
            }
        }
        return template
    }
}
