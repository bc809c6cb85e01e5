import SeededNumbers
import Testing

@testable import ReviewRules

@Suite("A compiled rule set")
struct CompiledRuleSetTests {
    /// A file of this version with `body`, right in its length and its checksum.
    private func file(_ body: some Collection<UInt8>) -> [UInt8] {
        var bytes = Array(CompiledRuleSet.encode(RuleSet(rules: [])).prefix(16))
        withUnsafeBytes(of: UInt64(32 + body.count).littleEndian) { bytes += $0 }
        let body = Array(body)
        let checksum = Checksum.of(header: bytes.span.bytes, body: body.span.bytes)
        withUnsafeBytes(of: checksum.littleEndian) { bytes += $0 }
        return bytes + body
    }

    @Test("is the rule set that was compiled, from the same bytes each time", arguments: 0..<300 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let ruleSet = try random.ruleSet()
        let bytes = CompiledRuleSet.encode(ruleSet)
        var again = SeededGenerator(seed: seed)
        #expect(try CompiledRuleSet.encode(again.ruleSet()) == bytes)
        #expect(CompiledRuleSet.isCompiled(bytes))
        let decoded = try CompiledRuleSet(bytes).ruleSet()
        #expect(decoded == ruleSet)
        #expect(CompiledRuleSet.encode(decoded) == bytes)
        #expect(bytes == file(bytes.dropFirst(32)))
    }

    @Test("judges as the rule set that was compiled", arguments: 300..<330 as Range<UInt64>)
    func sameVerdicts(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let ruleSet = try random.ruleSet()
        let decoded = try CompiledRuleSet(CompiledRuleSet.encode(ruleSet)).ruleSet()
        for _ in 0..<10 {
            let message = random.message()
            #expect(try judge(message, by: decoded) == judge(message, by: ruleSet))
        }
    }

    @Test("is refused if any byte is another")
    func flippedBytes() throws {
        var random = SeededGenerator(seed: 7)
        let bytes = try CompiledRuleSet.encode(RuleSet(rules: [random.rule("one"), random.rule("two")]))
        for index in bytes.indices {
            for flip in [1, 0x80, 0xFF, UInt8.random(in: 1...255, using: &random)] {
                var damaged = bytes
                damaged[index] ^= flip
                let error = #expect(throws: CompiledRuleSetError.self) { try CompiledRuleSet(damaged).ruleSet() }
                switch index {
                case 0..<8: #expect(error == .foreign)
                case 8..<12: #expect(error?.isVersion == true)
                case 16..<24: #expect(error?.isLength == true)
                default: #expect(error == .damaged)
                }
            }
        }
    }

    @Test("is refused if it is cut, at any place, or has something behind it")
    func truncation() throws {
        var random = SeededGenerator(seed: 8)
        let bytes = try CompiledRuleSet.encode(RuleSet(rules: [random.rule("one"), random.rule("two")]))
        for count in bytes.indices {
            let error = #expect(throws: CompiledRuleSetError.self) {
                try CompiledRuleSet(Array(bytes[..<count])).ruleSet()
            }
            #expect(count < 8 ? error == .foreign : error?.isLength == true)
        }
        for tail in [[0], [1, 2, 3], bytes] as [[UInt8]] {
            let error = #expect(throws: CompiledRuleSetError.self) { try CompiledRuleSet(bytes + tail).ruleSet() }
            #expect(error == .length(found: bytes.count + tail.count, expected: UInt64(bytes.count)))
        }
    }

    @Test("is refused if its body is cut or goes on, though length and checksum are right")
    func resealedTruncation() throws {
        var random = SeededGenerator(seed: 9)
        let body = try CompiledRuleSet.encode(RuleSet(rules: [random.rule("one")])).dropFirst(32)
        for count in 0..<body.count {
            let error = #expect(throws: CompiledRuleSetError.self) {
                try CompiledRuleSet(file(body.prefix(count))).ruleSet()
            }
            #expect(error?.isMalformed == true)
        }
        let error = #expect(throws: CompiledRuleSetError.self) { try CompiledRuleSet(file(body + [0])).ruleSet() }
        #expect(error?.isMalformed == true)
    }

    @Test(
        "is refused if it is something else",
        arguments: ["", "version: 1\nrules: []", "PK\u{3}\u{4}", "IVSRULE", "ivsrules"])
    func foreign(text: String) {
        #expect(!CompiledRuleSet.isCompiled(text.utf8))
        #expect(throws: CompiledRuleSetError.foreign) { try CompiledRuleSet(Array(text.utf8)).ruleSet() }
    }

    @Test("is refused if a newer or older build made it", arguments: [0, 1, 2, 3, 4, 6, 256, .max] as [UInt32])
    func version(version: UInt32) {
        var bytes = CompiledRuleSet.encode(RuleSet(rules: []))
        withUnsafeBytes(of: version.littleEndian) { bytes.replaceSubrange(8..<12, with: $0) }
        #expect(throws: CompiledRuleSetError.version(found: version, supported: CompiledRuleSet.version)) {
            try CompiledRuleSet(bytes).ruleSet()
        }
    }

    @Test("with any body is an error or a rule set that works, never a crash", arguments: 0..<20 as Range<UInt64>)
    func damagedBodies(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let body = try Array(CompiledRuleSet.encode(random.ruleSet()).dropFirst(32))
        var read = 0
        for _ in 0..<200 {
            var damaged = body
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let index = Int.random(in: damaged.indices, using: &random)
                damaged[index] =
                    random.oneIn(2) ? random.pick([0, 1, 2, 0x7F, 0x80, 0xFF]) : random.next(upperBound: UInt8.max)
            }
            guard let ruleSet = try? CompiledRuleSet(file(damaged)).ruleSet() else { continue }
            read += 1
            #expect(try CompiledRuleSet(CompiledRuleSet.encode(ruleSet)).ruleSet() == ruleSet)
            let reviewer = try Reviewer(CompiledRuleSet(file(damaged)))
            var verdict = Verdict()
            for _ in 0..<3 { reviewer.evaluate(random.message(), into: &verdict) }
        }
        #expect(read > 0)
    }

    @Test("of random bytes is an error or a rule set, never a crash")
    func randomBodies() {
        var random = SeededGenerator(seed: 10)
        for _ in 0..<20_000 {
            let small = random.oneIn(2)
            let body = random.list(0...200) { UInt8.random(in: 0...(small ? 2 : 255), using: &$0) }
            if let ruleSet = try? CompiledRuleSet(file(body)).ruleSet() {
                #expect(ruleSet.rules.count <= body.count)
            }
        }
    }

    @Test("says what is wrong and what to do")
    func descriptions() {
        let errors: [CompiledRuleSetError] = [
            .foreign, .version(found: 7, supported: 1), .length(found: 3, expected: 40), .damaged,
            .malformed(byteOffset: 99),
        ]
        for error in errors { #expect(error.description.contains("compile")) }
        #expect(errors[1].description.contains("7") && errors[2].description.contains("40"))
        #expect(errors[4].description.contains("99"))
    }
}

extension CompiledRuleSetError {
    fileprivate var isVersion: Bool { if case .version = self { true } else { false } }
    fileprivate var isLength: Bool { if case .length = self { true } else { false } }
    fileprivate var isMalformed: Bool { if case .malformed = self { true } else { false } }
}
