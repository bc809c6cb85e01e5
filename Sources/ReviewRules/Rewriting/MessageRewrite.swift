/// What the rules so far want changed in one message, text by text.
struct MessageRewrite {
    private var texts: [TextRewrite] = []
    // The storage of texts that an earlier message had is kept.
    private var count = 0
    private var ordered: [Candidate] = []

    mutating func removeAll() {
        for index in 0..<count { texts[index].removeAll() }
        count = 0
    }

    mutating func mask(_ candidates: [Candidate], with character: String) {
        for candidate in candidates {
            reserve(candidate.slot)
            texts[candidate.slot].mask(candidate.range, with: character)
        }
    }

    /// Of spans of one rule that overlap, the first counts, and of those that start together the longest.
    mutating func replace(_ candidates: [Candidate], from replacements: [UInt8]) {
        ordered.removeAll(keepingCapacity: true)
        ordered.append(contentsOf: candidates)
        ordered.sort {
            ($0.slot, $0.range.lowerBound, $1.range.upperBound) < ($1.slot, $1.range.lowerBound, $0.range.upperBound)
        }
        for candidate in ordered {
            reserve(candidate.slot)
            texts[candidate.slot].replace(candidate.range, with: replacements[candidate.replacement])
        }
    }

    private mutating func reserve(_ slot: Int) {
        while texts.count <= slot { texts.append(TextRewrite()) }
        count = max(count, slot + 1)
    }

    /// Writes the changed content, at most `maxLength` code points, and the changed attributes into `verdict`.
    mutating func render(_ fields: inout [FieldText], of message: Message, maxLength: Int, into verdict: inout Verdict)
    {
        for slot in 0..<count where !texts[slot].isEmpty {
            let breaks = fields[slot].graphemeBreaks(of: message)
            let source = message.utf8.span.extracting(fields[slot].range)
            let original = message.utf8[fields[slot].range]
            switch fields[slot].field {
            case .content:
                texts[slot].render(source, breaks: breaks, maxLength: max(1, maxLength), into: &verdict.content)
                if verdict.content.elementsEqual(original) {
                    verdict.content.removeAll(keepingCapacity: true)
                    continue
                }
                if verdict.content.isEmpty { verdict.content.append(contentsOf: "…".utf8) }
                verdict.isContentRewritten = true
            case .attribute(let index):
                var rewritten: [UInt8] = []
                texts[slot].render(source, breaks: breaks, maxLength: nil, into: &rewritten)
                if !rewritten.elementsEqual(original) { verdict.rewrittenAttributes.append((index, rewritten)) }
            }
        }
    }
}
