/// Numbers that stand side by side in a compiled rule set; whoever holds a table holds the set's `RuleImage` as well.
///
/// Every access is checked against the table's end: a wrong number in a file can end the process, never read beyond it.
///
/// SAFETY: `@unchecked Sendable`: the image is never written.
struct ImageTable<Element: BitwiseCopyable & FixedWidthInteger>: @unchecked Sendable {
    private let start: UnsafePointer<Element>
    let count: Int

    /// A table of `count` elements that begins at `start`, which is aligned for them.
    init(start: UnsafeRawPointer, count: Int) {
        self.start = start.assumingMemoryBound(to: Element.self)
        self.count = count
    }

    var indices: Range<Int> { 0..<count }

    @inline(__always)
    subscript(index: Int) -> Element {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "beyond the end of a table of the rule set")
        // SAFETY: the index is within the table, which is within the image.
        return start[index]
    }

    /// The part of the table that stands at `range`.
    func slice(_ range: Range<Int>) -> ImageTable {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "beyond the end of a table of the rule set")
        return ImageTable(start: UnsafeRawPointer(start + range.lowerBound), count: range.count)
    }

    /// The greatest element; 0 for a table without elements.
    var maximum: Element {
        // SAFETY: as in `subscript`.
        UnsafeBufferPointer(start: start, count: count).reduce(0) { max($0, $1) }
    }

    /// Calls `body` with the elements.
    func withSpan<Result>(_ body: (Span<Element>) -> Result) -> Result {
        // SAFETY: as in `subscript`; the span ends with the call.
        body(Span(_unsafeStart: start, count: count))
    }
}

extension ImageTable<UInt8> {
    /// The bytes as text; nil if they are no UTF-8.
    var text: String? {
        withSpan { span in
            span.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) }
        }
    }

    /// The bytes as elements of four bytes; nil if they do not begin or end as such.
    var words: ImageTable<UInt32>? {
        let address = UnsafeRawPointer(start)
        guard count % 4 == 0, UInt(bitPattern: address) % 4 == 0 else { return nil }
        return ImageTable<UInt32>(start: address, count: count / 4)
    }
}
