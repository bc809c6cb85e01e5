import Foundation
import ReviewEvents
public import ReviewRules

/// What must hold for the answer to an event, judged by another JSON reader than ours.
public enum ReviewAnswer {
    /// Why IVS Chat would not take `answer` to `message`, or would show what no rule has made of it; nil if all is well.
    public static func problem(with answer: [UInt8], to message: Message, isRewritten: Bool) -> String? {
        guard let object = try? JSONSerialization.jsonObject(with: Data(answer)) as? [String: Any] else {
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
            guard isRewritten else { return "another content, though none was rewritten" }
            guard 1...500 ~= content.unicodeScalars.count else { return "\(content.unicodeScalars.count) code points" }
        default: return "no verdict"
        }
        let size = attributes?.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count } ?? 0
        return size > 1024 ? "attributes of \(size) bytes" : nil
    }
}

/// The answers of the library, which a handler's are held against.
public final class ExpectedAnswers {
    private let reviewer: Reviewer
    private var message = Message()
    private var verdict = Verdict()
    private var expected: [UInt8] = []

    /// Answers by these rules.
    ///
    /// - Throws: `PCRE2Error` if there is no memory for a match.
    public init(by rules: RuleSet) throws {
        reviewer = try Reviewer(rules)
    }

    /// What is wrong with an answer to an event: not the library's, not valid, or no denial where the event cannot be
    /// read; nil if nothing is.
    public func problem(with answer: [UInt8], to event: [UInt8]) -> String? {
        do throws(ReviewEventError) {
            try ReviewEvent.decode(event, into: &message)
        } catch {
            return answer == ReviewResponse.invalidEventResponse ? nil : "not denied, though \(error)"
        }
        reviewer.evaluate(message, into: &verdict)
        expected.removeAll(keepingCapacity: true)
        ReviewResponse.encode(verdict, of: message, into: &expected)
        guard answer == expected else { return "not what the library answers" }
        return ReviewAnswer.problem(with: answer, to: message, isRewritten: verdict.isContentRewritten)
    }
}
