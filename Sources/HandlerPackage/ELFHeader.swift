/// What the headers of a 64-bit little-endian ELF file say (elf(5)).
struct ELFHeader {
    /// One program header.
    struct Segment {
        let type: UInt32
        /// The place in the file behind it.
        let end: UInt64
    }

    static let executable: UInt16 = 2
    static let sharedObject: UInt16 = 3
    static let load: UInt32 = 1
    static let dynamic: UInt32 = 2
    static let interpreter: UInt32 = 3
    static let symbolTable: UInt32 = 2

    /// Bytes of the file's own header.
    static let size = 64
    private static let segmentSize = 56
    private static let sectionSize = 64

    let type: UInt16
    let machine: UInt16
    private let segmentsOffset: UInt64
    private let sectionsOffset: UInt64
    private let segmentCount: Int
    private let sectionCount: Int

    /// nil for a file with less than a header, or of another class or byte order.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.size, bytes[4] == 2, bytes[5] == 1 else { return nil }
        type = bytes.integer(at: 16)
        machine = bytes.integer(at: 18)
        segmentsOffset = bytes.integer(at: 32)
        sectionsOffset = bytes.integer(at: 40)
        segmentCount = Int(bytes.integer(at: 56) as UInt16)
        sectionCount = Int(bytes.integer(at: 60) as UInt16)
    }

    /// The program headers; nil if they are not all in the file.
    func segments(in bytes: [UInt8]) -> [Segment]? {
        Self.places(segmentsOffset, segmentCount, Self.segmentSize, bytes)?.map { place in
            let (offset, size): (UInt64, UInt64) = (bytes.integer(at: place + 8), bytes.integer(at: place + 32))
            let (end, isTooLarge) = offset.addingReportingOverflow(size)
            return Segment(type: bytes.integer(at: place), end: isTooLarge ? .max : end)
        }
    }

    /// The types of the section headers; nil if they are not all in the file.
    func sectionTypes(in bytes: [UInt8]) -> [UInt32]? {
        Self.places(sectionsOffset, sectionCount, Self.sectionSize, bytes)?.map { bytes.integer(at: $0 + 4) }
    }

    private static func places(_ offset: UInt64, _ count: Int, _ size: Int, _ bytes: [UInt8]) -> [Int]? {
        guard offset <= UInt64(bytes.count), count * size <= bytes.count - Int(offset) else { return nil }
        return (0..<count).map { Int(offset) + $0 * size }
    }
}

extension [UInt8] {
    fileprivate func integer<Integer: FixedWidthInteger>(at place: Int) -> Integer {
        self[place..<place + Integer.bitWidth / 8].reversed().reduce(0) { $0 << 8 | Integer($1) }
    }
}
