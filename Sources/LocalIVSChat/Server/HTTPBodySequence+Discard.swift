internal import FlyingFox

extension HTTPBodySequence {
    /// Reads all of a body that is refused: FlyingFox would take what is left of it for the next request.
    func discard() async throws {
        for try await _ in self {}
    }
}
