internal import ReviewRules

/// A report of rule tests as JUnit XML, which build servers read: a suite for each rule.
public enum RuleTestJUnit {
    /// The document, with a line break at its end.
    public static func render(_ report: RuleTestReport) -> String {
        var suites: [(id: String, results: [RuleTestResult])] = []
        for result in report.results {
            if suites.last?.id != result.test.ruleID { suites.append((result.test.ruleID, [])) }
            suites[suites.count - 1].results.append(result)
        }
        let attributes = counts(report.results)
        let lines =
            ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"ivsreview rules test\" \(attributes)>"]
            + suites.flatMap(suite) + ["</testsuites>"]
        return lines.map { $0 + "\n" }.joined()
    }

    private static func suite(_ id: String, _ results: [RuleTestResult]) -> [String] {
        ["  <testsuite name=\"\(escaped(id))\" \(counts(results))>"] + results.flatMap(testCase) + ["  </testsuite>"]
    }

    private static func counts(_ results: [RuleTestResult]) -> String {
        let failures = results.count { $0.status == .failed }
        let skipped = results.count { $0.status == .todo || $0.status == .skipped }
        return "tests=\"\(results.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\""
    }

    private static func testCase(_ result: RuleTestResult) -> [String] {
        let test = result.test
        let name = "line \(test.line): \(test.message.string(test.message.content).quoted)"
        let head =
            "    <testcase classname=\"\(escaped(test.ruleID))\" name=\"\(escaped(name))\" "
            + "file=\"\(escaped(test.file))\" line=\"\(test.line)\""
        switch result.status {
        case .passed, .todoPassed: return [head + "/>"]
        case .skipped: return [head + ">", "      <skipped message=\"the rule is disabled\"/>", "    </testcase>"]
        case .todo:
            let message = escaped("todo: " + result.differences.joined(separator: "; "))
            return [head + ">", "      <skipped message=\"\(message)\"/>", "    </testcase>"]
        case .failed:
            let message = escaped(result.differences.joined(separator: "; "))
            let text = escaped(
                "expected \(RuleTestText.expectation(of: test))\ngot \(RuleTestText.outcome(of: result))")
            return [
                head + ">", "      <failure message=\"\(message)\">\(text)</failure>", "    </testcase>",
            ]
        }
    }

    /// The text as XML 1.0 may hold it, in an attribute or between tags.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n": escaped += "&#10;"
            // XML 1.0 has no other control character, and neither of the two last code points of its plane.
            case "\u{0}"..."\u{8}", "\u{B}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
