import Foundation
import ReviewEvents
import ReviewRules

/// Events through the three calls of the handler, by the project's rules and by rules that rewrite all they can.
final class EventRun: FuzzRun {
    private let reviewers: [Reviewer]
    private var message = Message()
    private var verdict = Verdict()
    private var response: [UInt8] = []

    init() throws {
        reviewers = [try Reviewer(ProjectFiles.rules()), try Reviewer(Self.rewritingRules())]
    }

    /// Long replacements, empty ones, attributes without end: what could make an answer invalid.
    private static func rewritingRules() throws -> RuleSet {
        func rule(_ id: String, _ action: Rule.Action, keywords: [String], patterns: [String] = []) throws -> Rule {
            var rule = Rule(id: id, action: action)
            var match = Match()
            match.any.keywords = try keywords.map { try Keyword(parsing: $0) }
            match.any.patterns = patterns
            rule.match = match
            rule.fields = [.content, .allAttributes]
            rule.views = View.allCases
            return rule
        }
        var tag = try rule("tag", .tag, keywords: ["*e*"])
        tag.attributes = (0..<40).map { AddedAttribute(name: "n\($0)", value: String(repeating: "\"é", count: $0)) }
        var deny = try rule("deny", .deny, keywords: ["denied"])
        deny.reason = String(repeating: "\"\u{1}é👩‍👩‍👧", count: 100)
        return RuleSet(rules: [
            try rule(
                "longer", .replace(Template(parsing: "{{match}}{{match|lower}}-$1-long")), keywords: [],
                patterns: ["(g)"]),
            try rule("nothing", .replace(Template(parsing: "")), keywords: ["*o*"]),
            try rule("mask", .mask("█"), keywords: ["*a*", "b*"]), tag, deny,
        ])
    }

    func seeds() throws -> [[UInt8]] {
        try [Array(Data(contentsOf: ProjectFiles.url("Benchmarks/event.json")))] + ProjectFiles.samples()
    }

    func problem(with input: [UInt8]) throws -> String? {
        do throws(ReviewEventError) {
            try ReviewEvent.decode(input, into: &message)
        } catch {
            return nil
        }
        for reviewer in reviewers {
            reviewer.evaluate(message, into: &verdict)
            response.removeAll(keepingCapacity: true)
            ReviewResponse.encode(verdict, of: message, into: &response)
            if let problem = problem(inResponse: response) {
                return "\(problem): \(String(decoding: response, as: UTF8.self))"
            }
        }
        return nil
    }

    private func problem(inResponse response: [UInt8]) -> String? {
        guard let object = try? JSONSerialization.jsonObject(with: Data(response)) as? [String: Any] else {
            return "the answer is not JSON"
        }
        guard Set(object.keys).isSubset(of: ["Content", "ReviewResult", "Attributes"]) else { return "unknown members" }
        let attributes = object["Attributes"] as? [String: String]
        guard object["Attributes"] == nil || attributes?.isEmpty == false else { return "attributes of another type" }
        switch object["ReviewResult"] as? String {
        case "DENY":
            guard object["Content"] == nil else { return "a denial with content" }
            guard Set(attributes?.keys.map(\.self) ?? []).isSubset(of: ["Reason"]) else { return "denial's attributes" }
        case "ALLOW":
            guard let content = object["Content"] as? String else { return "no content" }
            let original = message.string(message.content)
            // Compared by code points: Swift takes canonically equivalent strings for equal.
            guard !content.unicodeScalars.elementsEqual(original.unicodeScalars) else { break }
            guard verdict.isContentRewritten else { return "another content, though none was rewritten" }
            guard 1...500 ~= content.unicodeScalars.count else { return "\(content.unicodeScalars.count) code points" }
        default: return "no verdict"
        }
        let size = attributes?.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count } ?? 0
        return size > 1024 ? "attributes of \(size) bytes" : nil
    }
}
