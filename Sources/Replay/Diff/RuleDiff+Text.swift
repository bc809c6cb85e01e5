internal import ReviewRules

extension RuleDiff {
    /// The differences for a terminal.
    public func text(_ style: TerminalStyle) -> String {
        var text = style.paint("messages", .dim) + "   \(messages.grouped), of which \(changed.grouped) change\n"
        if changed > 0 {
            text += style.paint("ways", .dim) + "       \(harder.grouped) harder, \(softer.grouped) softer, "
            text += "\(rewrittenOtherwise.grouped) rewritten otherwise\n"
        }
        for (place, entry) in sortedMoves.enumerated() {
            let title = place == 0 ? style.paint("verdicts", .dim) + "   " : String(repeating: " ", count: 11)
            text += title + "\(entry.count.grouped)  \(entry.move.words)\n"
        }
        for (title, rules) in [("added", changes.added), ("removed", changes.removed), ("edited", changes.edited)]
        where !rules.isEmpty {
            text += style.paint(title, .dim).padded(11, width: title.count)
            text += wrapped(rules, width: style.width - 11) + "\n"
        }
        if let modes = changes.modes {
            text += style.paint("mode", .dim) + "       \(modes.before.rawValue) → \(modes.after.rawValue); "
            text += "compared as if both enforced\n"
        }
        if unread > 0 { text += style.paint("not read   \(unread.grouped) line\(unread == 1 ? "" : "s")", .red) + "\n" }
        for group in groups { text += "\n" + group.text(style) }
        return text
    }

    private func wrapped(_ words: [String], width: Int) -> String {
        var lines = [""]
        for word in words {
            let line = lines[lines.count - 1]
            if !line.isEmpty, line.count + 2 + word.count > width {
                lines[lines.count - 1] += ","
                lines.append(word)
            } else {
                lines[lines.count - 1] += line.isEmpty ? word : ", " + word
            }
        }
        return lines.joined(separator: "\n" + String(repeating: " ", count: 11))
    }
}

extension RuleDiff.Move {
    var words: String {
        before == after ? "rewritten otherwise" : "\(before.rawValue) → \(after.rawValue)"
    }
}

extension RuleDiff.Group {
    /// The counts both ways: `+12 −3`, and `±1` for messages that the rule acts on otherwise.
    var counts: String {
        [(gained, "+"), (lost, "−"), (changed, "±")].filter { $0.0 > 0 }.map { $0.1 + $0.0.grouped }
            .joined(separator: " ")
    }

    /// The rule's id, or what stands for settings and order.
    var name: String { rule ?? "(settings or order)" }

    fileprivate func text(_ style: TerminalStyle) -> String {
        var text = "\(style.paint(name, .bold))  \(counts)\n"
        for example in examples {
            let place = (example.file.map { "\($0):" } ?? "") + "\(example.line)"
            let move = "\(example.before.rawValue) → \(example.after.rawValue)"
            let lead = "  \(place)  "
            text += lead + style.paint(move, example.after.paint) + "\n"
            text += "    " + example.shown(columns: style.width - 4) + "\n"
        }
        if count > examples.count, !examples.isEmpty {
            text += style.paint("  and \((count - examples.count).grouped) more\n", .dim)
        }
        return text
    }
}

extension MessageChange {
    /// What becomes of the text, in so many columns.
    fileprivate func shown(columns: Int) -> String {
        let sent = Array(text.utf8)[...]
        let delivered = [textBefore, textAfter].compactMap { $0 }.map { Array($0.utf8)[...] }
        if delivered.count == 2, delivered[0] != delivered[1] {
            return TextChange(before: delivered[0], after: delivered[1]).text(columns: columns)
        }
        if let text = delivered.first, text != sent {
            return TextChange(before: sent, after: text).text(columns: columns)
        }
        return TerminalText(sent, limit: columns).prefix(columns)
    }
}
