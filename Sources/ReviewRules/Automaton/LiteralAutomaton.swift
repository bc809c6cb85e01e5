/// Finds every occurrence of thousands of literals in one pass over a text (Aho and Corasick, CACM 18:6, 1975).
///
/// Why this layout: a state's children stand side by side in breadth-first order, so that a state costs 17 bytes (first
/// child, label, failure, output, literal) where a dense table costs 4 bytes per byte class; 8,000 terms take about 1 MB.
/// Chat spends nearly all its bytes in the root and its children, so that these alone have dense rows.
/// Every number is an index into the same arrays: the file can be mapped anywhere.
struct LiteralAutomaton: Sendable, Equatable {
    /// For each byte, its column in the dense rows; bytes that no literal holds share column 0.
    let columns: [UInt8]
    let columnCount: Int
    /// The next state of the root and its children, row by row.
    let dense: [UInt32]
    /// States below this number have a dense row.
    let denseCount: Int
    /// For each state, its first child; the children end where those of the next state begin.
    let firstChild: [UInt32]
    /// For each state, the byte that leads to it.
    let labels: [UInt8]
    /// For each state, the state of its longest proper suffix.
    let failures: [UInt32]
    /// For each state, the nearest of itself and its suffixes that ends a literal; 0 for none.
    let outputs: [UInt32]
    /// For each state, 1 + the literal that ends here; 0 for none.
    let literals: [UInt32]

    var stateCount: Int { labels.count }

    /// Bytes that the tables take.
    var byteCount: Int {
        columns.count + 4 * (dense.count + firstChild.count + failures.count + outputs.count + literals.count)
            + labels.count
    }
}

extension LiteralAutomaton {
    /// Where a search stands.
    typealias State = UInt32

    /// The state after one more byte.
    @inline(__always)
    func next(_ state: State, _ byte: UInt8) -> State {
        var state = Int(state)
        while state >= denseCount {
            var child = Int(firstChild[state])
            let end = Int(firstChild[state + 1])
            while child < end {
                if labels[child] == byte { return State(truncatingIfNeeded: child) }
                child += 1
            }
            state = Int(failures[state])
        }
        return dense[state * columnCount + Int(columns[Int(byte)])]
    }

    /// Calls `body` with each literal that ends at `state`, longest first.
    @inline(__always)
    func forEachLiteral(endingAt state: State, _ body: (_ literal: Int) -> Void) {
        var output = Int(outputs[Int(state)])
        while output != 0 {
            body(Int(literals[output]) - 1)
            output = Int(outputs[Int(failures[output])])
        }
    }
}
