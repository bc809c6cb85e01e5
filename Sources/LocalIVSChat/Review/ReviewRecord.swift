internal import IVSChat

/// What became of one reviewed message, for the page.
struct ReviewRecord: Sendable {
    let request: ReviewRequest
    let time: ChatTimestamp.Instant
    /// From the message's arrival to the decision, in ns.
    var nanoseconds: UInt64 = 0
    /// Whether a process was started for it.
    var isColdStart = false
    /// Why the fallback decided; nil if the handler did.
    var failure: String?
    var hits: [RuleExplainer.Hit] = []
    var decision: ReviewDecision?

    init(_ request: ReviewRequest, at time: ChatTimestamp.Instant) {
        self.request = request
        self.time = time
    }

    var json: JSONObject {
        var json: JSONObject = [
            "type": "review", "id": .string(request.message.id), "room": .string(request.room),
            "user": .string(request.message.sender.userID), "content": .string(request.message.content),
            "time": .string(time.text), "micros": .number(String(nanoseconds / 1000)),
            "coldStart": .boolean(isColdStart), "fallback": .string(request.fallbackResult),
            "rules": .array(hits.map { .object($0.json) }),
        ]
        json["failure"] = failure.map(JSONValue.string)
        switch decision {
        case .allow(let content, _):
            json["verdict"] = content == request.message.content ? "allow" : "rewrite"
            json["delivered"] = .string(content)
        case .deny(let reason):
            json["verdict"] = "deny"
            json["reason"] = .string(reason)
        case nil: break
        }
        return json
    }
}

extension RuleExplainer.Hit {
    fileprivate var json: JSONObject {
        [
            "id": .string(id), "severity": .string(severity), "action": .string(action), "test": .boolean(isTest),
            "spans": .array(
                spans.map { span in
                    [
                        "field": .string(span.field), "start": .number(String(span.start)),
                        "end": .number(String(span.end)), "view": .string(span.view),
                    ]
                }),
        ]
    }
}
