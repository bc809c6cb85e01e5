/// The host of a link in the two forms in which it is compared with allow and deny lists.
struct HostName: Sendable {
    /// A host has at most 253 ASCII characters (RFC 1035); more room, since other characters take more bytes.
    static let longest = 1024

    /// What the link leads to: lower case, full-width letters as ASCII, punycode decoded, ignorable characters dropped.
    private(set) var exact: [UInt8] = []
    /// How the reader sees it: the same, folded.
    private(set) var folded: [UInt8] = []
    private var label: [UInt8] = []
    private var scalars: [UInt32] = []

    mutating func removeAll() {
        exact.removeAll(keepingCapacity: true)
        folded.removeAll(keepingCapacity: true)
    }

    /// Adds a label of `text`, behind a dot if it is not the first.
    mutating func append(_ range: Range<Int>, of text: Span<UInt8>) {
        if !exact.isEmpty {
            exact.append(UInt8(ascii: "."))
            folded.append(UInt8(ascii: "."))
        }
        label.removeAll(keepingCapacity: true)
        var index = range.lowerBound
        while index < range.upperBound {
            let (scalar, length) = text.scalar(at: index)
            index += length
            if !FoldTable.record(of: scalar).isDefaultIgnorable { label.append(scalar: Self.mapped(scalar)) }
        }
        append(label[...])
    }

    /// Adds a label that is mapped already.
    private mutating func append(_ label: ArraySlice<UInt8>) {
        scalars.removeAll(keepingCapacity: true)
        if label.starts(with: "xn--".utf8), Punycode.decode(label.dropFirst(4), into: &scalars) {
            for scalar in scalars { append(FoldTable.simpleFold(scalar)) }
        } else {
            exact.append(contentsOf: label)
            let text = label.span
            var index = 0
            while index < text.count {
                let (scalar, length) = text.scalar(at: index)
                index += length
                FoldTable.appendFolded(scalar, to: &folded)
            }
        }
    }

    private mutating func append(_ scalar: UInt32) {
        exact.append(scalar: scalar)
        FoldTable.appendFolded(scalar, to: &folded)
    }

    /// What IDNA makes of a character that is typed: lower case, and ASCII for a full-width form (UTS #46 section 4).
    static func mapped(_ scalar: UInt32) -> UInt32 {
        FoldTable.simpleFold(0xFF01...0xFF5E ~= scalar ? scalar - 0xFEE0 : scalar)
    }

    /// The form of a domain that stands in a rule.
    init(domain: String) {
        for part in domain.split(separator: ".", omittingEmptySubsequences: false) {
            append(0..<part.utf8.count, of: Array(part.utf8).span)
        }
    }

    init() {}
}
