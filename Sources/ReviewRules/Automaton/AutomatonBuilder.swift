/// Makes the tables of a `LiteralAutomaton`.
///
/// Sorting brings the literals of one state's subtree together, so that a range of the sorted order stands for a state and
/// the trie is never built as a tree of nodes.
struct AutomatonBuilder {
    /// Rows for the first states until they take so many numbers, 128 KB: the states of one letter and most of two.
    private static let denseSize = 32 << 10

    private let literals: [[UInt8]]
    private let order: [Int]
    // A state is the literals `order[range]`, which share their first `depth` bytes.
    private var ranges: [Range<Int>] = []
    private var depths: [Int] = [0]
    private var labels: [UInt8] = [0]
    private var parents: [Int] = [0]
    private var firstChild: [UInt32] = []
    private var ends: [UInt32] = [0]
    private var failures: [UInt32] = []
    private var outputs: [UInt32] = []

    /// A builder for `literals`, none of them empty; equal literals count as the first of them.
    init(_ literals: [[UInt8]]) {
        self.literals = literals
        order = literals.indices.sorted {
            literals[$0] == literals[$1] ? $0 < $1 : literals[$0].lexicographicallyPrecedes(literals[$1])
        }
        ranges = [order.indices]
        expand()
        link()
    }

    private mutating func expand() {
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
    private mutating func link() {
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

    /// Puts the tables into `image` and gives the number of columns.
    func put(_ sections: ImageSection.Literals, into image: inout ImageWriter) -> Int {
        var columns = [UInt8](repeating: 0, count: 256)
        var columnCount = 1
        for label in Set(labels.dropFirst()).sorted() {
            columns[Int(label)] = UInt8(columnCount)
            columnCount += 1
        }
        // Breadth-first, so that the root and the shortest prefixes are the first states.
        let denseCount = min(labels.count, max(1, Self.denseSize / columnCount))
        var dense = [UInt32](repeating: 0, count: denseCount * columnCount)
        for state in 0..<denseCount {
            // What the state's suffix does, but for its own children; the suffix is an earlier state.
            let suffix = Int(failures[state])
            for column in 0..<(state == 0 ? 0 : columnCount) {
                dense[state * columnCount + column] = dense[suffix * columnCount + column]
            }
            for child in Int(firstChild[state])..<Int(firstChild[state + 1]) {
                let step = LiteralAutomaton.Step(child, endsLiteral: outputs[child] != 0)
                dense[state * columnCount + Int(columns[Int(labels[child])])] = step.rawValue
            }
        }
        var states: [UInt32] = []
        for state in labels.indices { states += [firstChild[state], failures[state], outputs[state], ends[state]] }
        states += [UInt32(labels.count), 0, 0, 0]
        image.put(sections.columns, columns)
        image.put(sections.dense, dense)
        image.put(sections.states, states)
        image.put(sections.labels, labels.map { columns[Int($0)] })
        return columnCount
    }
}
