internal import CXXHash

/// A checksum against damage, not against forgery: XXH3, 64 bits, of libxxhash.
///
/// Cold start pays for every byte that is checked. Source: xxHash's `xxhash.h`, "XXH3 family".
package enum Checksum {
    /// The checksum of a compiled file: that of its `body`, with that of its `header` as seed.
    package static func of(header: RawSpan, body: RawSpan) -> UInt64 {
        hash(body, seed: hash(header, seed: 0))
    }

    private static func hash(_ bytes: RawSpan, seed: UInt64) -> UInt64 {
        bytes.withUnsafeBytes { xxh3_64bits($0.baseAddress, $0.count, seed) }
    }
}
