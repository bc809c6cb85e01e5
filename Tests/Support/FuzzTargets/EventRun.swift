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
        reviewers = try EventRules.allCases.map { try Reviewer($0.ruleSet()) }
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
            let isRewritten = verdict.isContentRewritten
            if let problem = ReviewAnswer.problem(with: response, to: message, isRewritten: isRewritten) {
                return "\(problem): \(String(decoding: response, as: UTF8.self))"
            }
        }
        return nil
    }
}
