/// Keccak-256 with the padding of the first submission, as Ethereum uses it, of short inputs (EIP-55).
struct Keccak256 {
    private static let roundConstants: [UInt64] = [
        0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808A, 0x8000_0000_8000_8000,
        0x0000_0000_0000_808B, 0x0000_0000_8000_0001, 0x8000_0000_8000_8081, 0x8000_0000_0000_8009,
        0x0000_0000_0000_008A, 0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000A,
        0x0000_0000_8000_808B, 0x8000_0000_0000_008B, 0x8000_0000_0000_8089, 0x8000_0000_0000_8003,
        0x8000_0000_0000_8002, 0x8000_0000_0000_0080, 0x0000_0000_0000_800A, 0x8000_0000_8000_000A,
        0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
    ]
    /// The order in which the lanes change places, and by how much each is rotated.
    private static let places = [
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1,
    ]
    private static let rotations: [UInt64] = [
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44,
    ]

    /// The hash of at most 135 bytes, which fit in one block, as four little-endian words.
    static func hash(_ bytes: Span<UInt8>) -> InlineArray<4, UInt64> {
        var lanes = InlineArray<25, UInt64>(repeating: 0)
        for index in bytes.indices { lanes[index / 8] ^= UInt64(bytes[index]) << UInt64(8 * (index % 8)) }
        lanes[bytes.count / 8] ^= 1 << UInt64(8 * (bytes.count % 8))
        lanes[16] ^= 1 << 63
        for round in 0..<24 { permute(&lanes, roundConstants[round]) }
        return [lanes[0], lanes[1], lanes[2], lanes[3]]
    }

    private static func permute(_ lanes: inout InlineArray<25, UInt64>, _ constant: UInt64) {
        var parity = InlineArray<5, UInt64>(repeating: 0)
        for index in 0..<25 { parity[index % 5] ^= lanes[index] }
        for index in 0..<25 {
            lanes[index] ^= parity[(index + 4) % 5] ^ rotate(parity[(index + 1) % 5], 1)
        }
        var moved = lanes[1]
        for step in 0..<24 {
            let place = places[step]
            let next = lanes[place]
            lanes[place] = rotate(moved, rotations[step])
            moved = next
        }
        for row in stride(from: 0, to: 25, by: 5) {
            var copy = InlineArray<5, UInt64>(repeating: 0)
            for column in 0..<5 { copy[column] = lanes[row + column] }
            for column in 0..<5 {
                lanes[row + column] = copy[column] ^ ~copy[(column + 1) % 5] & copy[(column + 2) % 5]
            }
        }
        lanes[0] ^= constant
    }

    private static func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 {
        word << count | word >> (64 - count)
    }
}
