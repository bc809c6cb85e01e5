/// The comments by which rule authors allow findings: `# lint: allow R012, R020 because REASON`.
///
/// The comment stands on the line it is about, or on lines of its own above it. On or above the line of a rule's id it is
/// about the whole rule, its keywords in lists included.
struct Suppressions {
    private struct Suppression {
        let codes: [LintCode]
        let place: Place
        /// The line it is about.
        let line: Int
        var used: Set<LintCode> = []
    }

    private var suppressions: [Suppression] = []
    private(set) var suppressedCount = 0

    /// Reads the comments of `file`, and reports those that are not right.
    mutating func read(_ file: SourceFile, into findings: inout LintFindings) {
        for (index, line) in file.lines.enumerated() {
            let scalars = Array(line.unicodeScalars)
            guard let start = Self.start(in: scalars) else { continue }
            let place = Place(file, line: index + 1, column: start + 1)
            let text = String(String.UnicodeScalarView(scalars[start...]))
            switch Self.codes(in: text) {
            case .success(let codes):
                let isAlone = scalars[..<start].allSatisfy(\.properties.isWhitespace)
                suppressions.append(
                    Suppression(
                        codes: codes, place: place,
                        line: isAlone ? Self.lineBelow(index, in: file) : index + 1))
            case .failure(let error): findings.add(.badSuppression, error.message, at: place)
            }
        }
    }

    /// The findings that nobody has allowed, with those of suppressions that allow nothing.
    mutating func filter(_ findings: LintFindings, judgesUse: Bool) -> LintFindings {
        var kept = LintFindings()
        for entry in findings.entries {
            if suppress(entry) { suppressedCount += 1 } else { kept.add(entry) }
        }
        guard judgesUse else { return kept }
        for suppression in suppressions {
            for code in suppression.codes where !suppression.used.contains(code) {
                kept.add(.unusedSuppression, "there is no \(code.rawValue) here to allow", at: suppression.place)
            }
        }
        return kept
    }

    private mutating func suppress(_ entry: LintFindings.Entry) -> Bool {
        guard entry.finding.code.isSuppressible else { return false }
        for index in suppressions.indices where suppressions[index].codes.contains(entry.finding.code) {
            let suppression = suppressions[index]
            let isThere = [entry.place, entry.rulePlace].contains { place in
                place.map { $0.file === suppression.place.file && $0.line == suppression.line } ?? false
            }
            if isThere {
                suppressions[index].used.insert(entry.finding.code)
                return true
            }
        }
        return false
    }

    // MARK: - Syntax

    private struct Mistake: Error {
        let message: String
    }

    /// Where the comment begins: a `#` at the start or behind white space, outside of quotes, and `lint:`.
    private static func start(in scalars: [Unicode.Scalar]) -> Int? {
        var quote: Unicode.Scalar?
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            let previous = index > 0 ? scalars[index - 1] : " "
            if let open = quote {
                let isEscape = open == "\"" && scalar == "\\"
                let isDoubled = scalar == open && index + 1 < scalars.count && scalars[index + 1] == open
                if isEscape || isDoubled { index += 1 } else if scalar == open { quote = nil }
            } else if scalar == "'" || scalar == "\"" {
                // Inside a word it is an apostrophe.
                if " \t[{,:".unicodeScalars.contains(previous) { quote = scalar }
            } else if scalar == "#", previous.properties.isWhitespace {
                return scalars[(index + 1)...].drop { $0 == " " }.starts(with: "lint:".unicodeScalars) ? index : nil
            }
            index += 1
        }
        return nil
    }

    private static func codes(in comment: String) -> Result<[LintCode], Mistake> {
        let words = comment.drop { $0 == "#" || $0 == " " }.dropFirst("lint:".count)
            .split { $0 == " " || $0 == "," || $0 == "\t" }
        guard words.first == "allow" else {
            return .failure(Mistake(message: "a lint comment reads: # lint: allow CODE because REASON"))
        }
        let names = words.dropFirst().prefix { $0 != "because" }
        guard !names.isEmpty else { return .failure(Mistake(message: "no code is named")) }
        var codes: [LintCode] = []
        for name in names {
            guard let code = LintCode(rawValue: String(name)) else {
                return .failure(Mistake(message: "there is no finding of the code '\(name)'"))
            }
            guard code.isSuppressible else {
                return .failure(Mistake(message: "\(name) cannot be allowed; mend it"))
            }
            codes.append(code)
        }
        guard words.count > 2 + names.count else {
            return .failure(Mistake(message: "the reason is missing: … because REASON"))
        }
        return .success(codes)
    }

    /// The line, from 1, of the next text below line `index`, which counts from 0.
    private static func lineBelow(_ index: Int, in file: SourceFile) -> Int {
        let below = file.lines.indices.dropFirst(index + 1).first { line in
            let text = file.lines[line].drop { $0 == " " || $0 == "\t" }
            return !text.isEmpty && text.first != "#"
        }
        return (below ?? index) + 1
    }
}
