internal import PCRE2

/// What the placeholders of a template stand for at one match.
struct Replacement {
    let ruleID: String
    /// The matched piece, source bytes, whole grapheme clusters.
    let match: Range<Int>
    /// The groups of the regex that matched, source bytes; empty for a keyword.
    let captures: [Range<Int>?]
    /// The regex that matched; nil for a keyword.
    let pattern: CompiledPattern?

    /// Adds the template's text to `output` and gives its range there.
    func render(_ template: Template, of source: Span<UInt8>, into output: inout [UInt8]) -> Range<Int> {
        let start = output.count
        for part in template.parts {
            switch part {
            case .literal(let text): output.append(contentsOf: text.utf8)
            case .ruleID: output.append(contentsOf: ruleID.utf8)
            case .match: append(match, of: source, to: &output)
            case .lowercasedMatch:
                var text: [UInt8] = []
                append(match, of: source, to: &text)
                output.append(contentsOf: String(decoding: text, as: UTF8.self).lowercased().utf8)
            case .group(let number):
                append(capture(number), of: source, to: &output)
            case .namedGroup(let name):
                // With (?J) several groups share a name; the one that took part is meant.
                let numbers = pattern?.groupNumbers(named: name) ?? []
                append(numbers.lazy.compactMap(capture).first, of: source, to: &output)
            }
        }
        return start..<output.count
    }

    private func capture(_ number: Int) -> Range<Int>? {
        number < captures.count ? captures[number] : nil
    }

    private func append(_ range: Range<Int>?, of source: Span<UInt8>, to output: inout [UInt8]) {
        for index in range ?? 0..<0 { output.append(source[index]) }
    }
}
