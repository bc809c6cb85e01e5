extension SeededGenerator {
    /// JSON with one to six damages: bytes changed, lost, doubled or swapped, the end cut off, marks and half a surrogate
    /// pair put in.
    public mutating func damaged(_ json: [UInt8]) -> [UInt8] {
        var bytes = json
        for _ in 0..<Int.random(in: 1...6, using: &self) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &self)
            switch Int.random(in: 0..<7, using: &self) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &self)
            case 1: bytes.remove(at: place)
            case 2: bytes.removeSubrange(place...)
            case 3: bytes.insert(pick(Array("{}[]\",:\\".utf8)), at: place)
            case 4: bytes.insert(contentsOf: Array(#"\ud83d"#.utf8), at: place)
            case 5: bytes += bytes[place...]
            default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &self))
            }
        }
        return bytes
    }
}
