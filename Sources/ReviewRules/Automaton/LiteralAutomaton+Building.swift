extension LiteralAutomaton {
    /// The automaton of `literals`, none of them empty; equal literals count as the first of them.
    ///
    /// Sorting brings the literals of one state's subtree together, so that a range of the sorted order stands for a state
    /// and the trie is never built as a tree of nodes.
    init(_ literals: [[UInt8]]) {
        let order = literals.indices.sorted {
            literals[$0] == literals[$1] ? $0 < $1 : literals[$0].lexicographicallyPrecedes(literals[$1])
        }
        var builder = Builder(literals: literals, order: order)
        builder.expand()
        builder.link()
        self = builder.finish()
    }

    private struct Builder {
        let literals: [[UInt8]]
        let order: [Int]
        // A state is the literals `order[range]`, which share their first `depth` bytes.
        var ranges: [Range<Int>] = []
        var depths: [Int] = [0]
        var labels: [UInt8] = [0]
        var parents: [Int] = [0]
        var firstChild: [UInt32] = []
        var ends: [UInt32] = [0]
        var failures: [UInt32] = []
        var outputs: [UInt32] = []

        init(literals: [[UInt8]], order: [Int]) {
            self.literals = literals
            self.order = order
            ranges = [order.indices]
        }

        mutating func expand() {
            var state = 0
            while state < ranges.count {
                firstChild.append(UInt32(ranges.count))
                let depth = depths[state]
                var position = ranges[state].lowerBound
                let end = ranges[state].upperBound
                // Those that end here sort first, and the first of equals has the lowest number.
                while position < end, literals[order[position]].count == depth {
                    if ends[state] == 0, depth > 0 { ends[state] = UInt32(order[position]) + 1 }
                    position += 1
                }
                while position < end {
                    let label = literals[order[position]][depth]
                    let start = position
                    while position < end, literals[order[position]][depth] == label { position += 1 }
                    ranges.append(start..<position)
                    depths.append(depth + 1)
                    labels.append(label)
                    parents.append(state)
                    ends.append(0)
                }
                state += 1
            }
            firstChild.append(UInt32(ranges.count))
        }

        // Breadth-first order: a state's suffix is shorter and therefore linked before it.
        mutating func link() {
            failures = [UInt32](repeating: 0, count: labels.count)
            outputs = [UInt32](repeating: 0, count: labels.count)
            for state in 1..<max(1, labels.count) {
                if parents[state] != 0 {
                    var suffix = Int(failures[parents[state]])
                    var found = child(of: suffix, labels[state])
                    while found == nil, suffix != 0 {
                        suffix = Int(failures[suffix])
                        found = child(of: suffix, labels[state])
                    }
                    failures[state] = UInt32(found ?? 0)
                }
                outputs[state] = ends[state] != 0 ? UInt32(state) : outputs[Int(failures[state])]
            }
        }

        private func child(of state: Int, _ label: UInt8) -> Int? {
            (Int(firstChild[state])..<Int(firstChild[state + 1])).first { labels[$0] == label }
        }

        func finish() -> LiteralAutomaton {
            var columns = [UInt8](repeating: 0, count: 256)
            var columnCount = 1
            for label in Set(labels.dropFirst()).sorted() {
                columns[Int(label)] = UInt8(columnCount)
                columnCount += 1
            }
            // The root and its children: breadth-first, so that these are the first states.
            let denseCount = labels.count == 1 ? 1 : Int(firstChild[1])
            var dense = [UInt32](repeating: 0, count: denseCount * columnCount)
            for state in 0..<denseCount {
                for byte in UInt8.min...UInt8.max where columns[Int(byte)] != 0 {
                    let target = child(of: state, byte) ?? child(of: 0, byte) ?? 0
                    dense[state * columnCount + Int(columns[Int(byte)])] = UInt32(target)
                }
            }
            return LiteralAutomaton(
                columns: columns, columnCount: columnCount, dense: dense, denseCount: denseCount,
                firstChild: firstChild, labels: labels, failures: failures, outputs: outputs, literals: ends)
        }
    }
}
