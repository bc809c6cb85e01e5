private import Evasion

/// The numbers that evasions are made with, `SplitMix64`, so that a failing case can be run again.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var numbers: SplitMix64

    /// The numbers of `seed`.
    public init(seed: UInt64) {
        numbers = SplitMix64(seed: seed)
    }

    /// The next number.
    public mutating func next() -> UInt64 { numbers.next() }
}

extension SeededGenerator {
    /// True in `percent` of a hundred calls.
    public mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    /// One of `choices`.
    public mutating func pick<Choices: RandomAccessCollection>(_ choices: Choices) -> Choices.Element {
        choices[choices.index(choices.startIndex, offsetBy: Int.random(in: 0..<choices.count, using: &self))]
    }

    /// True one time in `count`.
    public mutating func oneIn(_ count: Int) -> Bool {
        Int.random(in: 0..<count, using: &self) == 0
    }

    /// `count` results of `body`, of which `count` is picked from `counts`.
    public mutating func list<Element>(_ counts: ClosedRange<Int>, _ body: (inout Self) throws -> Element) rethrows
        -> [Element]
    {
        var elements: [Element] = []
        for _ in 0..<Int.random(in: counts, using: &self) { elements.append(try body(&self)) }
        return elements
    }

    /// A value of `body`, or nil one time in two.
    public mutating func optional<Value>(_ body: (inout Self) throws -> Value) rethrows -> Value? {
        oneIn(2) ? try body(&self) : nil
    }
}
