extension View {
    /// What a text looks like in this view: valid UTF-8 in and out.
    ///
    /// It is for people who want to see what a rule saw; a reviewer keeps its own texts.
    public func text(of source: [UInt8]) -> [UInt8] {
        switch self {
        case .raw: source
        case .folded: ViewText(source, as: .foldedAsI).bytes
        case .leet: ViewText(source, as: .leetAsI).bytes
        case .joined: ViewText(source, as: .joinedAsI).bytes
        }
    }
}
