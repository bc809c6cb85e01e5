import Testing

@Suite struct ConditionErrorTests {
    @Test("reports what is wrong with the `when` of a rule", arguments: cases)
    func report(_ example: DiagnosticCase) throws {
        try example.check()
    }

    private static let cases: [DiagnosticCase] = [
        DiagnosticCase(
            "an unknown subject",
            rule("when: {rooms: [a]}"),
            """
            a.yaml:6:12: error: unknown key 'rooms' in when; there are room, sender.user_id, sender.attributes.NAME, attributes.NAME; did you mean 'room'?
             6 |     when: {rooms: [a]}
               |            ^
            """),
        DiagnosticCase(
            "an unknown attribute path",
            rule("when: {sender.attribute.role: [a]}"),
            """
            a.yaml:6:12: error: unknown key 'sender.attribute.role' in when; there are room, sender.user_id, sender.attributes.NAME, attributes.NAME; did you mean 'sender.attributes.NAME'?
             6 |     when: {sender.attribute.role: [a]}
               |            ^
            """),
        DiagnosticCase(
            "an attribute without a name",
            rule("when: {attributes.: [a]}"),
            """
            a.yaml:6:12: error: unknown key 'attributes.' in when; there are room, sender.user_id, sender.attributes.NAME, attributes.NAME
             6 |     when: {attributes.: [a]}
               |            ^
            """),
        DiagnosticCase(
            "a value outside of a list",
            rule(#"when: {room: "*"}"#),
            #"""
            a.yaml:6:18: error: room is a list: write ["*"]; this is a text
             6 |     when: {room: "*"}
               |                  ^
            """#),
        DiagnosticCase(
            "no values",
            rule("when: {room: []}"),
            """
            a.yaml:6:18: error: room has no values
             6 |     when: {room: []}
               |                  ^
            """),
        DiagnosticCase(
            "no values that must not be",
            rule("when: {room: {not: []}}"),
            """
            a.yaml:6:24: error: room has no values
             6 |     when: {room: {not: []}}
               |                        ^
            """),
        DiagnosticCase(
            "an empty condition",
            rule("when: {room: {}}"),
            """
            a.yaml:6:18: error: a condition is a list of values, or {not: [...]}
             6 |     when: {room: {}}
               |                  ^
            """),
        DiagnosticCase(
            "an unknown condition",
            rule("when: {room: {no: [a]}}"),
            """
            a.yaml:6:19: error: unknown key 'no' in a condition; did you mean 'not'?
             6 |     when: {room: {no: [a]}}
               |                   ^
            """),
        DiagnosticCase(
            "a condition of two keys",
            rule("when: {room: {not: [a], any: [b]}}"),
            """
            a.yaml:6:29: error: unknown key 'any' in a condition
             6 |     when: {room: {not: [a], any: [b]}}
               |                             ^
            """),
        DiagnosticCase(
            "a when that is a list",
            rule("when: [room]"),
            """
            a.yaml:6:11: error: when is a mapping of names to values; this is a list
             6 |     when: [room]
               |           ^
            """),
        DiagnosticCase(
            "a value that is a list",
            rule("when: {room: [[a]]}"),
            """
            a.yaml:6:19: error: each of room is a text; this is a list
             6 |     when: {room: [[a]]}
               |                   ^
            """),
    ]
}
