/// Hits personal data. Its spans are the addresses and numbers.
public struct PIIFilter: Sendable, Equatable {
    /// A kind of personal data.
    public enum Kind: String, Sendable, CaseIterable {
        /// An e-mail address.
        case email
        /// A telephone number, international or in a common national form.
        case phone
        /// The number of a payment card, whose check digit is right.
        case card
        /// An IPv4 address.
        case ipv4
        /// A Bitcoin, Litecoin, Dogecoin, Tron or Ethereum address whose checksum is right.
        case wallet
    }

    /// What to look for.
    public var kinds: [Kind]

    /// A filter for these kinds.
    public init(_ kinds: [Kind]) {
        self.kinds = kinds
    }

    func mayHit(_ facts: TextFacts) -> Bool {
        kinds.contains { kind in
            switch kind {
            case .email: facts.hasAt || facts.hasBracket
            case .phone: facts.digits >= PhoneNumbers.digits.lowerBound
            case .card: facts.digits >= CardNumbers.lengths.lowerBound
            // One digit in each of four numbers.
            case .ipv4: facts.digits >= 4
            case .wallet: facts.longestWord >= WalletScanner.shortest
            }
        }
    }

    func findSpans(in text: Span<UInt8>, with wallets: inout WalletScanner, into spans: inout [Range<Int>]) {
        for kind in kinds {
            switch kind {
            case .email: EmailAddresses.findSpans(in: text, into: &spans)
            case .phone: PhoneNumbers.findSpans(in: text, into: &spans)
            case .card: CardNumbers.findSpans(in: text, into: &spans)
            case .ipv4: IPv4Addresses.findSpans(in: text, into: &spans)
            case .wallet: wallets.findSpans(in: text, into: &spans)
            }
        }
    }
}
