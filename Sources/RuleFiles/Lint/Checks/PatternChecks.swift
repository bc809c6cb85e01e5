internal import Foundation
internal import ReviewRules

/// Regexes that match too much, that must run on every message, or that can never match: R010, R011, R012, R015.
enum PatternChecks {
    static func run(_ context: LintContext, into findings: inout LintFindings) throws {
        for rule in context.running {
            for part in rule.patterns {
                let matchesTooMuch = try checkBreadth(part, rule, into: &findings)
                if !matchesTooMuch { try checkCost(part, rule, into: &findings) }
                checkCapitals(part, rule, into: &findings)
            }
            for part in rule.exceptPatterns { checkCapitals(part, rule, into: &findings) }
        }
    }

    private static func checkBreadth(
        _ part: PlacedRule.Part<String>, _ rule: PlacedRule, into findings: inout LintFindings
    ) throws -> Bool {
        // In a block of `all`, what must not be there is written as a negative look-ahead, which matches nearly everywhere.
        if part.block > 0, part.value.contains("(?!") { return false }
        let probe = try RuleProbe([rule.rule.looking(for: part.value, excepting: false)])
        if !probe.hits("").isEmpty {
            findings.add(.matchesEmptyText, "the regex matches the empty text", at: part.place, rule)
        } else if OrdinaryMessages.all.allSatisfy({ !probe.hits($0).isEmpty }) {
            let count = OrdinaryMessages.all.count
            findings.add(
                .matchesEverything, "the regex matches each of \(count) ordinary messages", at: part.place, rule)
        } else {
            return false
        }
        return true
    }

    private static func checkCost(
        _ part: PlacedRule.Part<String>, _ rule: PlacedRule, into findings: inout LintFindings
    ) throws {
        guard !PatternOutline.requiresText(part.value) else { return }
        let looking = rule.rule.looking(for: part.value, excepting: false)
        let cost = max(0, try time(of: [looking]) - time(of: []))
        let text = cost < 0.05 ? "less than 0.1" : String(format: "%.1f", cost)
        findings.add(
            .noRequiredText,
            "the regex requires no text: about \(text) µs a message, measured here on ordinary messages",
            at: part.place, rule)
    }

    /// Microseconds of processor time for a message, the best of five rounds.
    private static func time(of rules: [Rule]) throws -> Double {
        let probe = try RuleProbe(rules)
        let rounds = (0..<6).map { _ in
            let start = LintClock.processorTime()
            for message in OrdinaryMessages.all { _ = probe.hits(message) }
            return LintClock.processorTime() - start
        }
        // The first round compiles the regex.
        return Double(rounds.dropFirst().min() ?? 0) / 1_000 / Double(OrdinaryMessages.all.count)
    }

    // MARK: - Capitals

    private static func checkCapitals(
        _ part: PlacedRule.Part<String>, _ rule: PlacedRule, into findings: inout LintFindings
    ) {
        guard !rule.rule.views.contains(.raw), let capital = requiredCapital(in: part.value) else { return }
        let views = rule.rule.views.map(\.name).joined(separator: ", ")
        findings.add(
            .capitalsInFoldedView,
            "the regex has the capital '\(capital)', and the rule looks only in \(views)", at: part.place, rule)
    }

    /// The first capital that stands for itself: no part of a class, an escape or a group's name, and not caseless.
    private static func requiredCapital(in pattern: String) -> Unicode.Scalar? {
        let scalars = Array(pattern.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            switch scalars[index] {
            case "\\":
                index += 1
                if next == "Q" { return nil }
                // \p{Lu}, \x{41}, \g{name}, \k<name>
                if let next, "pPxogkN".unicodeScalars.contains(next), index + 1 < scalars.count,
                    let close = ["{": "}", "<": ">", "'": "'"][scalars[index + 1]] as Unicode.Scalar?
                {
                    index = scalars[(index + 2)...].firstIndex(of: close) ?? scalars.count
                }
            case "[":
                index = endOfClass(from: index, in: scalars)
            case "(" where next == "?" || next == "*":
                let end = scalars[index...].firstIndex { ":=!>)|".unicodeScalars.contains($0) } ?? scalars.count
                // With any option that ignores case, what follows is too much to follow.
                let head = scalars[index..<min(end, scalars.count)]
                if head.contains("i"), !head.contains("<"), !head.contains("*") { return nil }
                index = end
            case let scalar where scalar.properties.isUppercase: return scalar
            default: break
            }
            index += 1
        }
        return nil
    }

    private static func endOfClass(from start: Int, in scalars: [Unicode.Scalar]) -> Int {
        var index = start + 1
        if index < scalars.count, scalars[index] == "^" { index += 1 }
        // A bracket that comes first stands for itself.
        if index < scalars.count, scalars[index] == "]" { index += 1 }
        while index < scalars.count, scalars[index] != "]" {
            if scalars[index] == "\\" { index += 1 }
            index += 1
        }
        return index
    }
}
