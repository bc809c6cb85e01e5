/// The items of a list, page by page behind the scenes.
public struct ItemSequence<Page: PagedOutput>: AsyncSequence, Sendable {
    let pages: PageSequence<Page>

    /// Gives one item after the other.
    public struct AsyncIterator: AsyncIteratorProtocol {
        var pages: PageSequence<Page>.AsyncIterator
        private var items: [Page.Item] = []
        private var position = 0

        init(pages: PageSequence<Page>.AsyncIterator) { self.pages = pages }

        /// The next item, nil after the last one.
        public mutating func next() async throws -> Page.Item? {
            // A page may be empty and still not be the last one.
            while position == items.count {
                guard let page = try await pages.next() else { return nil }
                items = page.items
                position = 0
            }
            defer { position += 1 }
            return items[position]
        }
    }

    /// An iterator at the first item.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pages: pages.makeAsyncIterator()) }
}
