/// A text before and after its rewriting, for one line of a terminal.
struct TextChange {
    private static let arrow = " → "

    let before: ArraySlice<UInt8>
    let after: ArraySlice<UInt8>

    /// Both texts in at most `columns`; only what stands around the first change if they are wider.
    func text(columns: Int) -> String {
        let room = columns - TerminalText(Self.arrow.utf8).width
        let whole = TerminalText(before, limit: room)
        let rewritten = TerminalText(after, limit: room)
        if whole.width + rewritten.width <= room {
            return whole.prefix(room) + Self.arrow + rewritten.prefix(room)
        }
        let shared = sharedCount
        // A third of each half says where the change stands, the rest is for the change.
        let lead = TerminalText(end(of: before.prefix(shared))).suffix(room / 6)
        let rest = room / 2 - TerminalText(lead.utf8).width
        return [before, after]
            .map { lead + TerminalText($0.dropFirst(shared), limit: rest).prefix(rest) }
            .joined(separator: Self.arrow)
    }

    /// How many bytes both texts share at their start, in whole code points.
    private var sharedCount: Int {
        let shared = zip(before, after).prefix { $0 == $1 }.count
        guard shared < before.count else { return shared }
        return before.prefix(shared + 1).lastIndex { $0 & 0xC0 != 0x80 }.map { $0 - before.startIndex } ?? 0
    }

    /// As much of the end as a line could show, in whole code points: messages may be megabytes long.
    private func end(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        text.suffix(4096).drop { $0 & 0xC0 == 0x80 }
    }
}
