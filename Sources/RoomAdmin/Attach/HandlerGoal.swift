public import IVSChat

/// What the handler of rooms is to become.
public enum HandlerGoal: Sendable, Hashable {
    /// This function reviews. Without a fallback a room keeps that of the same function, and gets DENY otherwise: with the
    /// service's ALLOW a handler that fails lets everything pass.
    case attach(FunctionARN, fallback: FallbackResult?)
    /// Nobody reviews.
    case detach

    /// What the goal makes of a room's handler; nil if it is so already.
    func change(of current: MessageReviewHandler?) -> MessageReviewHandler? {
        let isAttached = current?.isAttached == true
        switch self {
        case .detach:
            return isAttached ? .detached : nil
        case .attach(let function, let fallback):
            let isSame = isAttached && current?.uri == function.description
            let present = isSame ? current?.effectiveFallback : nil
            let wanted = fallback ?? present ?? .deny
            guard present != wanted else { return nil }
            return MessageReviewHandler(uri: function.description, fallbackResult: wanted)
        }
    }
}

extension MessageReviewHandler {
    /// Whether a room that answers with this handler has what `wanted` asks for: no `uri` and an empty one are the same,
    /// and so are no fallback and ALLOW.
    func fulfils(_ wanted: MessageReviewHandler) -> Bool {
        guard wanted.isAttached else { return !isAttached }
        return uri == wanted.uri && effectiveFallback == wanted.effectiveFallback
    }
}
