/// Finds every occurrence of thousands of literals in one pass over a text (Aho and Corasick, CACM 18:6, 1975).
///
/// Why this layout: a state's children stand side by side in breadth-first order, so that a state costs 17 bytes (first
/// child, failure, output, literal, label) where a dense table costs 4 bytes per column; 8,000 terms take about 1 MB.
/// Chat spends nearly all its bytes in the states of one and two letters, so that these alone have dense rows.
/// Every number is an index into the same tables: the file can be mapped anywhere.
struct LiteralAutomaton: Sendable {
    /// Where a search stands.
    typealias State = Int

    /// Where one more byte led, as a number of the dense table.
    struct Step {
        private static let endBit: UInt32 = 1 << 31
        /// A state and, in the top bit, whether a literal ends there: chat would wait for the state's record at each byte.
        let rawValue: UInt32

        init(rawValue: UInt32) {
            self.rawValue = rawValue
        }

        init(_ state: State, endsLiteral: Bool) {
            rawValue = UInt32(state) | (endsLiteral ? Self.endBit : 0)
        }

        @inline(__always) var state: State { Int(rawValue & ~Self.endBit) }
        @inline(__always) var endsLiteral: Bool { rawValue & Self.endBit != 0 }
    }

    /// Numbers for each state in `states`: first child (the children end where those of the next state begin), the state of
    /// its longest proper suffix, the nearest of itself and its suffixes that ends a literal (0 for none), and 1 + the
    /// literal that ends here (0 for none). One record more stands behind the last state.
    static let recordSize = 4

    /// For each byte, its column in the dense rows; bytes that no literal holds have column 0, which leads to the root.
    let columns: ImageTable<UInt8>
    let columnCount: Int
    /// States below this number have a row in `dense`.
    let denseCount: Int
    private let dense: ImageTable<UInt32>
    private let states: ImageTable<UInt32>
    /// For each state, the column that leads to it.
    private let labels: ImageTable<UInt8>

    /// The automaton of an image, checked: no search of it leaves its tables or fails to end.
    init(
        _ image: ImageReader, _ sections: ImageSection.Literals, columnCount: Int, literalCount: Int
    ) throws(CompiledRuleSetError) {
        self.columnCount = columnCount
        columns = try image.bytes(sections.columns)
        dense = try image.words(sections.dense)
        states = try image.words(sections.states)
        labels = try image.bytes(sections.labels)
        guard columns.count == 256, columnCount > 0, columnCount <= 256, Int(columns.maximum) < columnCount else {
            throw image.malformed(sections.columns)
        }
        let stateCount = labels.count
        denseCount = dense.count / columnCount
        guard stateCount > 0, denseCount > 0, denseCount <= stateCount, dense.count == denseCount * columnCount,
            dense.withSpan({ Self.lastState(of: $0) }) < stateCount
        else { throw image.malformed(sections.dense) }
        guard Self.isSound(states, stateCount: stateCount, denseCount: denseCount, literalCount: literalCount) else {
            throw image.malformed(sections.states)
        }
    }

    private static func lastState(of steps: Span<UInt32>) -> State {
        var last = 0
        for index in steps.indices { last = max(last, Step(rawValue: steps[index]).state) }
        return last
    }

    private static func isSound(
        _ states: ImageTable<UInt32>, stateCount: Int, denseCount: Int, literalCount: Int
    ) -> Bool {
        guard states.count == recordSize * (stateCount + 1), let literalCount = UInt32(exactly: literalCount) else {
            return false
        }
        return states.withSpan { numbers in
            let bytes = numbers.bytes
            var isBeyond = SIMDMask<SIMD4<Int32>>(repeating: false)
            var isUnordered = isBeyond
            // A suffix is shorter and therefore before its state, so that every chain of failures ends at the root.
            var limits = SIMD4<UInt32>(UInt32(stateCount), 0, 0, literalCount)
            var previous = SIMD4<UInt32>.zero
            for state in 0..<stateCount {
                // SAFETY: there is a record for each state, and any bits are four valid integers.
                let record = unsafe bytes.unsafeLoadUnaligned(
                    fromByteOffset: 4 * recordSize * state, as: SIMD4<UInt32>.self)
                isBeyond .|= record .> limits
                isUnordered .|= previous .> record
                previous = record
                limits &+= state == 0 ? SIMD4(0, 0, 1, 0) : SIMD4(0, 1, 1, 0)
            }
            let end = numbers[recordSize * stateCount]
            return !any(isBeyond) && !isUnordered[0] && previous.x <= end && end <= UInt32(stateCount)
        }
    }

    /// The step from `state` with one more byte, whose column is not 0.
    @inline(__always)
    func next(_ state: State, _ column: UInt8) -> Step {
        var state = state
        while state >= denseCount {
            var child = Int(states[Self.recordSize * state])
            let end = Int(states[Self.recordSize * state + Self.recordSize])
            while child < end {
                if labels[child] == column { return Step(child, endsLiteral: endsLiteral(child)) }
                child += 1
            }
            state = Int(states[Self.recordSize * state + 1])
        }
        return Step(rawValue: dense[state &* columnCount &+ Int(column)])
    }

    /// The column of the byte that leads to `state`, which is not the root.
    @inline(__always)
    func label(of state: State) -> UInt8 {
        labels[state]
    }

    @inline(__always)
    private func endsLiteral(_ state: State) -> Bool {
        states[Self.recordSize * state + 2] != 0
    }

    /// Calls `body` with each literal that ends at `state`, longest first.
    @inline(__always)
    func forEachLiteral(endingAt state: State, _ body: (_ literal: Int) -> Void) {
        var output = Int(states[Self.recordSize * state + 2])
        while output != 0 {
            let literal = Int(states[Self.recordSize * output + 3])
            if literal != 0 { body(literal - 1) }
            output = Int(states[Self.recordSize * Int(states[Self.recordSize * output + 1]) + 2])
        }
    }
}
