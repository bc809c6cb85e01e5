import Foundation
import ReviewRules
import RuleFiles

/// Compiled rule sets: a file that is not what was written is refused; one that is sealed anew is refused or usable.
final class CompiledRun: FuzzRun {
    private let texts = [
        "", "a", "Darn it, visit hxxp://example[.]com or f.u.c.k sh1t @someone", "日本語 é\u{301}\u{302}\u{303}\u{304} 👩‍👩‍👧",
        "AAAAAAAAAAAAAAAAAA !!!!!!!!!!!! 4111 1111 1111 1111 192.168.0.1 me@example.org",
    ]
    private let original: RuleSet
    private var verdict = Verdict()

    init() throws {
        original = try ProjectFiles.rules()
    }

    /// Each rule alone, since what a fuzzer can do to a file of many kilobytes in a minute is little.
    func seeds() throws -> [[UInt8]] {
        [CompiledRuleSet.encode(RuleSet(rules: []))]
            + original.rules.map { rule in
                var rule = rule
                if let keywords = rule.match?.any.keywords { rule.match?.any.keywords = Array(keywords.prefix(8)) }
                return CompiledRuleSet.encode(RuleSet(settings: original.settings, rules: [rule]))
            }
    }

    func problem(with input: [UInt8]) throws -> String? {
        if let ruleSet = try? CompiledRuleSet(input).ruleSet(), CompiledRuleSet.encode(ruleSet) != input {
            return "accepted, but written otherwise"
        }
        guard let sealed = CompiledSeal.renewed(input), let compiled = try? CompiledRuleSet(sealed) else { return nil }
        // Decoding all of it may find what opening it does not look for.
        _ = try? compiled.ruleSet()
        let limits = [compiled.settings.matchLimit] + compiled.rooms.compactMap(\.matchLimit)
        guard limits.allSatisfy({ $0 <= 10_000 }) else { return nil }
        let reviewer = try Reviewer(compiled)
        for text in texts {
            let message = Message(content: text)
            reviewer.evaluate(message, into: &verdict)
            if let problem = verdict.problem(of: message) { return problem }
        }
        return nil
    }
}

/// The header of a compiled file, put right after its body was changed: the fuzzer cannot guess a checksum.
public enum CompiledSeal {
    private static let headerLength = 32

    /// The bytes with this version's magic, length and checksum; nil if there is no room for a header.
    public static func renewed(_ input: [UInt8]) -> [UInt8]? {
        guard input.count >= headerLength else { return nil }
        var bytes = Array(CompiledRuleSet.encode(RuleSet(rules: [])).prefix(16))
        withUnsafeBytes(of: UInt64(input.count).littleEndian) { bytes += $0 }
        let body = Array(input[headerLength...])
        let checksum = Checksum.of(header: bytes.span.bytes, body: body.span.bytes)
        withUnsafeBytes(of: checksum.littleEndian) { bytes += $0 }
        return bytes + body
    }
}

extension Verdict {
    /// What is wrong with a verdict, whatever the rules: spans outside of the text, or a rewrite that is none.
    func problem(of message: Message) -> String? {
        for span in spans {
            let length: Int
            switch span.field {
            case .content: length = message.content.count
            case .attribute(let index): length = message.attributes[index].value.count
            }
            guard span.byteRange.lowerBound >= 0, span.byteRange.upperBound <= length else { return "a span outside" }
        }
        guard isContentRewritten else { return nil }
        guard let content = String(validating: content, as: UTF8.self) else { return "rewritten, it is not UTF-8" }
        return content.isEmpty ? "rewritten, it is empty" : nil
    }
}
