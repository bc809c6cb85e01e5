/// Hits links: all of them, those that are denied, or those that are not allowed. Its spans are the links, as the reader
/// sees them, with scheme and path.
///
/// With neither list any link hits; with `deny` alone only the denied ones; with `allow` any that is not allowed; with
/// both an allowed link passes if it is not denied. Allowed domains are compared with the host that the link leads to,
/// denied ones with what it looks like as well.
public struct LinkFilter: Sendable, Equatable {
    /// The domains that links may lead to; empty if that does not matter.
    public var allow: [DomainPattern]
    /// The domains that no link may lead to.
    public var deny: [DomainPattern]

    /// A filter with these lists.
    public init(allow: [DomainPattern] = [], deny: [DomainPattern] = []) {
        self.allow = allow
        self.deny = deny
    }

    /// Whether a link to `host` hits.
    ///
    /// - Parameter isWhole: whether `host` is all of the host; if it is not, what the link leads to is not known.
    func hits(_ host: HostName, isWhole: Bool = true) -> Bool {
        if denies(host) { return true }
        if allow.isEmpty { return deny.isEmpty }
        return !isWhole || !allow.contains { $0.matches(host) }
    }

    func denies(_ host: HostName) -> Bool {
        deny.contains { $0.resembles(host) }
    }
}
