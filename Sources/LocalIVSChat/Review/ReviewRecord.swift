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
            "attributes": .object(JSONObject(sent.map { ($0.name, .string($0.value)) })),
            "coldStart": .boolean(isColdStart), "fallback": .string(request.fallbackResult),
            "rules": .array(hits.map { .object($0.json) }),
        ]
        json["failure"] = failure.map(JSONValue.string)
        switch decision {
        case .allow(let content, let attributes):
            let changes = attributeChanges(attributes ?? [])
            let isRewritten = content != request.message.content || changes.isRewritten
            json["verdict"] = isRewritten ? "rewrite" : "allow"
            json["delivered"] = .string(content)
            if !changes.json.isEmpty { json["deliveredAttributes"] = .object(changes.json) }
        case .deny(let reason):
            json["verdict"] = "deny"
            json["reason"] = .string(reason)
        case nil: break
        }
        return json
    }

    private var sent: [(name: String, value: String)] { request.message.attributes ?? [] }

    /// The attributes that are not delivered as they were sent, `null` for those left out; and whether it is more than
    /// that some were added.
    private func attributeChanges(_ delivered: [(name: String, value: String)]) -> (json: JSONObject, isRewritten: Bool)
    {
        let before = Dictionary(sent.map { ($0.name, $0.value) }) { $1 }
        let after = Dictionary(delivered.map { ($0.name, $0.value) }) { $1 }
        let names = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
        let json = JSONObject(names.map { ($0, after[$0].map(JSONValue.string) ?? .null) })
        return (json, names.contains { before[$0] != nil })
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
