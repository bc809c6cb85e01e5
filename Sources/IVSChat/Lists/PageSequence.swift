/// The pages of a list, each read when it is asked for.
///
/// It ends after a page without a token, and after a page whose token is the one it was asked with: a service that repeats
/// itself would never end.
public struct PageSequence<Page: PagedOutput>: AsyncSequence, Sendable {
    private let start: String?
    private let read: @Sendable (String?) async throws -> Page

    /// Pages from `start` on, or from the first one; `read` reads the page of a token.
    public init(start: String? = nil, read: @escaping @Sendable (_ token: String?) async throws -> Page) {
        self.start = start
        self.read = read
    }

    /// Reads one page after the other.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private let read: @Sendable (String?) async throws -> Page
        private var token: String?
        private var isAtEnd = false

        init(start: String?, read: @escaping @Sendable (String?) async throws -> Page) {
            token = start
            self.read = read
        }

        /// The next page, nil after the last one.
        public mutating func next() async throws -> Page? {
            guard !isAtEnd else { return nil }
            let page = try await read(token)
            let next = page.nextToken ?? ""
            isAtEnd = next.isEmpty || next == token
            token = next
            return page
        }
    }

    /// An iterator at the first page.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(start: start, read: read) }

    /// The items of all pages, one by one.
    public var items: ItemSequence<Page> { ItemSequence(pages: self) }
}
