internal import Foundation
internal import ReviewRules
internal import Yams

/// Reads the `tests` of a rule.
struct RuleTestReader {
    private static let keys = [
        "text", "base64", "expect", "content", "hit", "sender", "attributes", "room", "todo",
    ]

    let reader: NodeReader

    func read(_ node: Node, ruleID: String) -> [RuleTest] {
        reader.list(node, "tests").compactMap { test in
            guard let values = reader.mapping(test, "a test", keys: Self.keys),
                let message = message(values, test)
            else { return nil }
            if values["expect"] == nil, values["hit"] == nil, values["content"] == nil {
                reader.file.report("the test expects nothing: it needs expect, content or hit", at: test)
            }
            return RuleTest(
                ruleID: ruleID, message: message,
                outcome: values["expect"].flatMap { reader.choice($0.value, "expect") },
                content: values["content"].flatMap { reader.word($0.value, "content") },
                hit: values["hit"].flatMap { reader.boolean($0.value, "hit") },
                isTodo: values["todo"].flatMap { reader.boolean($0.value, "todo") } ?? false,
                file: reader.file.path, line: test.mark?.line ?? 0)
        }
    }

    private func message(_ values: [String: (key: Node, value: Node)], _ test: Node) -> Message? {
        guard let text = text(values, test) else { return nil }
        var message = Message(content: text)
        if let room = values["room"].flatMap({ reader.word($0.value, "room") }) {
            message.room = message.append(room.utf8)
        }
        if let attributes = values["attributes"]?.value {
            message.attributes = self.attributes(attributes, "attributes", &message)
        }
        if let sender = values["sender"]?.value,
            let parts = reader.mapping(sender, "sender", keys: ["user_id", "attributes"])
        {
            if let id = parts["user_id"].flatMap({ reader.word($0.value, "user_id") }) {
                message.senderID = message.append(id.utf8)
            }
            if let attributes = parts["attributes"]?.value {
                message.senderAttributes = self.attributes(attributes, "the sender's attributes", &message)
            }
        }
        return message
    }

    private func text(_ values: [String: (key: Node, value: Node)], _ test: Node) -> String? {
        switch (values["text"]?.value, values["base64"]?.value) {
        case (let text?, nil): return reader.word(text, "the text of a test")
        case (nil, let base64?):
            guard let encoded = reader.word(base64, "base64") else { return nil }
            guard let data = Data(base64Encoded: encoded) else {
                reader.file.report(
                    "this is not base64: A-Z, a-z, 0-9, + and /, filled up with = to a multiple of four", at: base64)
                return nil
            }
            // Foundation's conversion would drop a byte-order mark, which is a character of the message.
            guard let text = String(validating: data, as: UTF8.self) else {
                reader.file.report("base64 does not hold UTF-8 text", at: base64)
                return nil
            }
            return text
        default:
            reader.file.report("a test has either text or base64", at: test)
            return nil
        }
    }

    private func attributes(_ node: Node, _ owner: String, _ message: inout Message) -> [Message.Attribute] {
        reader.freeMapping(node, owner).compactMap { name, _, value in
            guard let text = reader.word(value, "the value of an attribute") else { return nil }
            return Message.Attribute(name: message.append(name.utf8), value: message.append(text.utf8))
        }
    }
}
