/// A domain of an allow or deny list, with all below it: `example.com` is `www.example.com` as well. `*` stands for any
/// text: `*.zip`, `*casino*`.
public struct DomainPattern: Sendable, Equatable {
    /// Why a text is no domain.
    public enum SyntaxError: Error, Equatable, Sendable {
        /// There is nothing between two dots, before the first or behind the last one.
        case emptyLabel
        /// A character that no domain has, at this offset, code points.
        case unexpectedCharacter(offset: Int)
    }

    /// The domain as written: Unicode or punycode.
    public let pattern: String
    private let exact: Glob
    private let exactBytes: [UInt8]
    private let foldedBytes: [UInt8]
    private let hasWildcard: Bool

    /// The domain that `pattern` spells.
    public init(parsing pattern: String) throws(SyntaxError) {
        var isLabelEmpty = true
        for (offset, scalar) in pattern.unicodeScalars.enumerated() {
            switch scalar {
            case "." where isLabelEmpty: throw .emptyLabel
            case ".": isLabelEmpty = true
            case "*", "-", "_": isLabelEmpty = false
            default:
                let record = FoldTable.record(of: scalar.value)
                guard record.isLetter || record.isNumber || record.isMark else {
                    throw .unexpectedCharacter(offset: offset)
                }
                isLabelEmpty = false
            }
        }
        guard !isLabelEmpty else { throw .emptyLabel }
        let host = HostName(domain: pattern)
        self.pattern = pattern
        exactBytes = host.exact
        foldedBytes = host.folded
        exact = Glob(String(decoding: host.exact, as: UTF8.self))
        hasWildcard = pattern.contains("*")
    }

    /// Whether the link's own host is the domain or below it; never true for a look-alike.
    func matches(_ host: HostName) -> Bool {
        matches(host.exact, exactBytes)
    }

    /// Whether the host is, or looks like, the domain or one below it.
    func resembles(_ host: HostName) -> Bool {
        matches(host.exact, exactBytes) || host.exact != host.folded && matches(host.folded, foldedBytes)
    }

    private func matches(_ host: [UInt8], _ domain: [UInt8]) -> Bool {
        let dot = UInt8(ascii: ".")
        guard hasWildcard else {
            guard host.count >= domain.count, host[(host.count - domain.count)...].elementsEqual(domain) else {
                return false
            }
            return host.count == domain.count || host[host.count - domain.count - 1] == dot
        }
        if exact.matches(host) { return true }
        return host.indices.contains { host[$0] == dot && exact.matches(host[($0 + 1)...]) }
    }
}
