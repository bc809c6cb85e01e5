internal import Synchronization

/// Where ids, tokens and the luck of faults come from; a seed makes them the same each time.
package final class RandomSource: Sendable {
    private let generator: Mutex<any RandomNumberGenerator & Sendable>

    /// A source that draws from `generator`.
    package init(_ generator: some RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()) {
        self.generator = Mutex(generator)
    }

    /// `count` random letters and digits.
    func identifier(_ count: Int) -> String {
        generator.withLock { generator in
            String((0..<count).map { _ in Self.alphabet[Int.random(in: 0..<62, using: &generator)] })
        }
    }

    /// A number from 0 up to 1, without 1.
    func fraction() -> Double {
        generator.withLock { generator in Double.random(in: 0..<1, using: &generator) }
    }

    /// A random UUID in lower-case hexadecimal, as request ids are written.
    func requestID() -> String {
        let digits = generator.withLock { generator in
            String((0..<32).map { _ in Self.hexadecimal[Int.random(in: 0..<16, using: &generator)] })
        }
        var groups: [Substring] = []
        var rest = digits[...]
        for length in [8, 4, 4, 4, 12] {
            groups.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return groups.joined(separator: "-")
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
    private static let hexadecimal = Array("0123456789abcdef")
}
