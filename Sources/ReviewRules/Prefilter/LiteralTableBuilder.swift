/// Makes the sections of a `LiteralTable`.
struct LiteralTableBuilder {
    private var literals: [[UInt8]] = []
    private var uses: [[UInt32]] = []
    private var numbers: [[UInt8]: Int] = [:]

    /// Lets `literal`, which is not empty, stand for `use` as well.
    mutating func add(_ use: LiteralTable.Use, _ literal: [UInt8]) {
        guard let known = numbers[literal] else {
            numbers[literal] = literals.count
            literals.append(literal)
            uses.append([use.rawValue])
            return
        }
        if !uses[known].contains(use.rawValue) { uses[known].append(use.rawValue) }
    }

    /// Puts the sections into `image` and gives the number of columns of the automaton.
    func put(_ sections: ImageSection.Literals, into image: inout ImageWriter) -> Int {
        var starts: [UInt32] = [0]
        for list in uses { starts.append((starts.last ?? 0) + UInt32(list.count)) }
        image.put(sections.useStarts, starts)
        image.put(sections.uses, uses.flatMap(\.self))
        image.put(sections.literalLengths, literals.map { UInt32($0.count { $0 & 0xC0 != 0x80 }) })
        return AutomatonBuilder(literals).put(sections, into: &image)
    }
}
