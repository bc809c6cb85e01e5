import LocalIVSChat
import RoomAdmin

/// What a function answered to a sample event, and whether IVS Chat would take it.
struct SampleCheck {
    let answer: String
    /// What is wrong; nil for a valid answer.
    let problem: String?

    /// The longest message that a room may take, in code points (Amazon IVS Chat API Reference, *CreateRoom*).
    private static let maximumLength = 500

    init(_ result: InvocationResult) {
        answer = String(decoding: result.payload, as: UTF8.self)
        if let error = result.functionError {
            problem = "the function failed (\(error)); the room's fallback would decide"
            return
        }
        do throws(ReviewOutcome.Failure) {
            _ = try HandlerAnswer(result.payload, maximumLength: Self.maximumLength)
            problem = nil
        } catch {
            problem = "\(error); the room's fallback would decide"
        }
    }
}
