public import JSONText
public import ReviewRules

/// The answer of a message review handler, as IVS Chat reads it.
///
/// Source: Amazon IVS Chat User Guide, *Chat Message Review Handler*.
public enum ReviewResponse {
    /// How large `Attributes` may be: 1 KB, in bytes.
    ///
    /// No source says how IVS Chat counts. What is added is judged by its JSON, the larger count, so that adding never
    /// makes an answer invalid; what came in is judged by its names and values, so that no message loses an attribute
    /// that IVS Chat itself let in.
    public static let attributesLimit = 1024

    /// The answer to an event that cannot be read: a denial without a reason, as an ALLOW would need the content.
    public static let invalidEventResponse = Array(#"{"ReviewResult":"DENY"}"#.utf8)

    /// Adds the answer that `verdict` gives to `message` to `response`, whose storage is used again.
    ///
    /// ALLOW gives `{"Content":…,"ReviewResult":"ALLOW","Attributes":{…}}`, without `Attributes` if there are none:
    /// - the incoming attributes with their rewritten values, without the last ones if their names and values exceed
    ///   `attributesLimit`;
    /// - the added attributes: in the place of an incoming one of the same name, else after them in their order. If the
    ///   JSON of all exceeds `attributesLimit`, the last added ones are left out, as few as it takes.
    ///
    /// DENY gives `{"ReviewResult":"DENY","Attributes":{"Reason":…}}`, without `Attributes` if there is no reason. A
    /// reason that would exceed `attributesLimit` is cut after a whole character.
    public static func encode(_ verdict: Verdict, of message: Message, into response: inout [UInt8]) {
        var writer = JSONWriter(taking: &response)
        encode(verdict, of: message, into: &writer)
        response = writer.bytes
    }

    /// Writes the answer that `verdict` gives to `message` as the next value of `writer`.
    public static func encode(_ verdict: Verdict, of message: Message, into writer: inout JSONWriter) {
        writer.beginObject()
        switch verdict.decision {
        case .allow:
            writer.name("Content")
            if verdict.isContentRewritten {
                writer.string(utf8: verdict.content)
            } else {
                writer.string(utf8: message.utf8[message.content])
            }
            writer.name("ReviewResult")
            writer.string("ALLOW")
            encodeAttributes(verdict, of: message, into: &writer)
        case .deny:
            writer.name("ReviewResult")
            writer.string("DENY")
            let reason = fittingPrefix(of: verdict.reason ?? "")
            if !reason.isEmpty {
                writer.name("Attributes")
                writer.beginObject()
                writer.name("Reason")
                writer.string(utf8: reason.utf8)
                writer.endObject()
            }
        }
        writer.endObject()
    }

    /// As many whole characters of `reason` as `attributesLimit` has room for.
    private static func fittingPrefix(of reason: String) -> Substring {
        var room = attributesLimit - #"{"Reason":""}"#.utf8.count
        let quotes = 2
        if JSONWriter.encodedCount(utf8: reason.utf8) - quotes <= room {
            return reason[...]
        }
        return reason.prefix { character in
            room -= JSONWriter.encodedCount(utf8: character.utf8) - quotes
            return room >= 0
        }
    }
}
