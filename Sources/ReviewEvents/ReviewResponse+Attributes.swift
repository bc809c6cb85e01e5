internal import JSONText
internal import ReviewRules

extension ReviewResponse {
    /// Writes the member `Attributes` of an ALLOW, if there are any.
    static func encodeAttributes(_ verdict: Verdict, of message: Message, into writer: inout JSONWriter) {
        let incoming = incomingCount(verdict, message)
        let added = addedCount(verdict, message, incoming: incoming)
        guard incoming + added > 0 else { return }

        writer.name("Attributes")
        writer.beginObject()
        for index in 0..<incoming {
            let name = message.utf8[message.attributes[index].name]
            writer.name(utf8: name)
            if let replacement = verdict.addedAttributes[..<added].first(where: { $0.name.utf8.elementsEqual(name) }) {
                writer.string(replacement.value)
            } else {
                writer.string(utf8: verdict.value(ofAttribute: index, of: message))
            }
        }
        for attribute in verdict.addedAttributes[..<added]
        where message.firstAttribute(named: attribute.name, below: incoming) == nil {
            writer.name(attribute.name)
            writer.string(attribute.value)
        }
        writer.endObject()
    }

    /// How many of the incoming attributes have names and values of `attributesLimit` bytes together.
    private static func incomingCount(_ verdict: Verdict, _ message: Message) -> Int {
        var size = 0
        for (index, attribute) in message.attributes.enumerated() {
            size += attribute.name.count + verdict.value(ofAttribute: index, of: message).count
            if size > attributesLimit {
                return index
            }
        }
        return message.attributes.count
    }

    /// How many of the added attributes fit beside the first `incoming` ones, by the JSON of the whole object.
    private static func addedCount(_ verdict: Verdict, _ message: Message, incoming: Int) -> Int {
        guard !verdict.addedAttributes.isEmpty else { return 0 }
        // Two braces, and a colon and a comma for each member, less one comma.
        var size = 1
        for index in 0..<incoming {
            size += JSONWriter.encodedCount(utf8: message.utf8[message.attributes[index].name]) + 2
            size += JSONWriter.encodedCount(utf8: verdict.value(ofAttribute: index, of: message))
        }
        var fitting = 0
        for (index, attribute) in verdict.addedAttributes.enumerated() {
            size += JSONWriter.encodedCount(utf8: attribute.value.utf8)
            if let replaced = message.firstAttribute(named: attribute.name, below: incoming) {
                size -= JSONWriter.encodedCount(utf8: verdict.value(ofAttribute: replaced, of: message))
            } else {
                size += JSONWriter.encodedCount(utf8: attribute.name.utf8) + 2
            }
            if size <= attributesLimit {
                fitting = index + 1
            }
        }
        return fitting
    }
}

extension Verdict {
    /// The value of `message.attributes[index]` as it is delivered.
    fileprivate func value(ofAttribute index: Int, of message: Message) -> ArraySlice<UInt8> {
        if let rewritten = rewrittenAttributes.first(where: { $0.index == index }) {
            return rewritten.value[...]
        }
        return message.utf8[message.attributes[index].value]
    }
}

extension Message {
    /// The index of the attribute of this name among the first `count`.
    fileprivate func firstAttribute(named name: String, below count: Int) -> Int? {
        attributes[..<count].firstIndex { name.utf8.elementsEqual(utf8[$0.name]) }
    }
}
