internal import ReviewRules

extension RuleDiff {
    /// The differences as Markdown, for a comment on a pull request.
    public func markdown() -> String {
        var text = "### Rule changes: \(changed.grouped) of \(messages.grouped) messages change\n\n"
        guard changed > 0 else { return text + "No verdict and no rewrite differs.\n" }
        text +=
            "\(harder.grouped) harder, \(softer.grouped) softer, \(rewrittenOtherwise.grouped) rewritten otherwise.\n\n"
        text += "| before | after | messages |\n| --- | --- | ---: |\n"
        for (move, count) in sortedMoves {
            text += "| \(move.before.rawValue) | \(move.after.rawValue) | \(count.grouped) |\n"
        }
        text += "\n| rule | now hit | no longer hit | acted on otherwise |\n| --- | ---: | ---: | ---: |\n"
        for group in groups {
            text += "| \(group.name.inCode) | \(group.gained.grouped) | \(group.lost.grouped) "
            text += "| \(group.changed.grouped) |\n"
        }
        for group in groups where !group.examples.isEmpty {
            text += "\n<details><summary>\(group.name): \(group.examples.count) of \(group.count.grouped)</summary>\n\n"
            text += "| line | verdict | message | delivered |\n| ---: | --- | --- | --- |\n"
            for example in group.examples {
                let place = (example.file.map { $0.escapedForTable + ":" } ?? "") + "\(example.line)"
                text += "| \(place) | \(example.before.rawValue) → \(example.after.rawValue) "
                text += "| \(example.text.inCode) | \(example.textAfter?.inCode ?? "–") |\n"
            }
            text += "\n</details>\n"
        }
        return text
    }
}

extension String {
    /// The text as code in a cell of a table: nothing in it is markup, no line break ends the row, and what shows nothing or
    /// turns the direction of writing is spelt out.
    fileprivate var inCode: String {
        let visible = unicodeScalars.map { scalar -> String in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                return scalar.value == 0x200D
                    ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: return String(scalar)
            }
        }.joined()
        // A cell ends at |, in code as well; the fence must be longer than any run of backticks inside (CommonMark §6.1).
        let escaped = visible.replacing("|", with: "\\|")
        let longest = escaped.split(omittingEmptySubsequences: true) { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        let padding = escaped.hasPrefix("`") || escaped.hasSuffix("`") || escaped.isEmpty ? " " : ""
        return fence + padding + escaped + padding + fence
    }

    fileprivate var escapedForTable: String { replacing("|", with: "\\|") }
}
