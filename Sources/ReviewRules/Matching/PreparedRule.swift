/// A rule's keywords and patterns in the form in which messages are searched.
struct PreparedRule {
    let any: PreparedMatchers
    let all: [PreparedMatchers]
    let except: PreparedMatchers
    /// A deny, a score, a tag and an allow need one hit; a mask and a replacement need every span.
    let needsEverySpan: Bool

    init(_ rule: Rule) {
        let readings = Set(rule.views.map(\.keywordReading))
        any = PreparedMatchers(rule.match?.any ?? Matchers(), readings: readings)
        all = rule.match?.all.map { PreparedMatchers($0, readings: readings) } ?? []
        except = PreparedMatchers(rule.except, readings: [.caseless, .folded])
        needsEverySpan =
            switch rule.action {
            case .mask, .replace: true
            case .deny, .score, .tag, .allow: false
            }
    }
}

/// The keywords of one `match` or `except` block for each reading, and its patterns.
final class PreparedMatchers {
    private let caselessNeedles: [KeywordNeedle]
    private let foldedNeedles: [KeywordNeedle]
    var patterns: [LazyPattern]

    init(_ matchers: Matchers, readings: Set<ViewText.Reading>) {
        func needles(_ reading: ViewText.Reading) -> [KeywordNeedle] {
            guard readings.contains(reading) else { return [] }
            return matchers.keywords.flatMap { KeywordNeedle.needles(for: $0, reading: reading) }
        }
        caselessNeedles = needles(.caseless)
        foldedNeedles = needles(.folded)
        patterns = matchers.patterns.map(LazyPattern.init)
    }

    var isEmpty: Bool { caselessNeedles.isEmpty && foldedNeedles.isEmpty && patterns.isEmpty }

    func needles(for reading: ViewText.Reading) -> [KeywordNeedle] {
        switch reading {
        case .caseless: caselessNeedles
        case .folded: foldedNeedles
        }
    }
}

extension View {
    /// How keywords read a text in this view: they ignore case in every view, raw included.
    var keywordReading: ViewText.Reading {
        switch self {
        case .raw: .caseless
        case .folded: .folded
        }
    }
}
