import Testing

@Suite struct SettingsErrorTests {
    @Test("reports what is wrong with settings", arguments: cases)
    func report(_ example: DiagnosticCase) throws {
        try example.check()
    }

    private static let cases: [DiagnosticCase] = [
        DiagnosticCase(
            "an unknown key",
            settings("treshold: 5"),
            """
            a.yaml:3:3: error: unknown key 'treshold' in settings; did you mean 'threshold'?
             3 |   treshold: 5
               |   ^
            """),
        DiagnosticCase(
            "an unknown mode",
            settings("mode: shadw"),
            """
            a.yaml:3:9: error: mode is one of enforce, shadow; did you mean 'shadow'?
             3 |   mode: shadw
               |         ^
            """),
        DiagnosticCase(
            "a mode that is a list",
            settings("mode: [shadow]"),
            """
            a.yaml:3:9: error: mode is one of enforce, shadow
             3 |   mode: [shadow]
               |         ^
            """),
        DiagnosticCase(
            "an unknown on_error",
            settings("on_error: reject"),
            """
            a.yaml:3:13: error: on_error is one of deny, allow
             3 |   on_error: reject
               |             ^
            """),
        DiagnosticCase(
            "a threshold that is a text",
            settings(#"threshold: "5""#),
            #"""
            a.yaml:3:14: error: threshold is a whole number; this is a text
             3 |   threshold: "5"
               |              ^
            """#),
        DiagnosticCase(
            "a threshold with a fraction",
            settings("threshold: 1.5"),
            """
            a.yaml:3:14: error: threshold is a whole number; this is a decimal number
             3 |   threshold: 1.5
               |              ^
            """),
        DiagnosticCase(
            "a threshold of nothing",
            settings("threshold: 0"),
            """
            a.yaml:3:14: error: threshold must be from 1 to 1000000
             3 |   threshold: 0
               |              ^
            """),
        DiagnosticCase(
            "a threshold beyond all numbers",
            settings("threshold: 99999999999999999999"),
            """
            a.yaml:3:14: error: threshold must be from 1 to 1000000
             3 |   threshold: 99999999999999999999
               |              ^
            """),
        DiagnosticCase(
            "a reason that is a number",
            settings("reason: 404"),
            """
            a.yaml:3:11: error: reason is a text: put it in quotes; this is a number
             3 |   reason: 404
               |           ^
            """),
        DiagnosticCase(
            "a reason that is a boolean",
            settings("reason: No"),
            """
            a.yaml:3:11: error: reason is a text: put it in quotes; this is true or false
             3 |   reason: No
               |           ^
            """),
        DiagnosticCase(
            "a reason that is a date",
            settings("reason: 2026-01-01"),
            """
            a.yaml:3:11: error: reason is a text: put it in quotes; this is a date
             3 |   reason: 2026-01-01
               |           ^
            """),
        DiagnosticCase(
            "a reason that is empty",
            settings("reason:"),
            """
            a.yaml:3:10: error: reason is a text; this is empty
             3 |   reason:
               |          ^
            """),
        DiagnosticCase(
            "a reason that is a list",
            settings("reason: [a, b]"),
            """
            a.yaml:3:11: error: reason is a text; this is a list
             3 |   reason: [a, b]
               |           ^
            """),
        DiagnosticCase(
            "a max_length that IVS Chat does not know",
            settings("max_length: 501"),
            """
            a.yaml:3:15: error: max_length must be from 1 to 500
             3 |   max_length: 501
               |               ^
            """),
        DiagnosticCase(
            "a time budget that is a text",
            settings("time_budget_ms: 5ms"),
            """
            a.yaml:3:19: error: time_budget_ms is a number; this is a text
             3 |   time_budget_ms: 5ms
               |                   ^
            """),
        DiagnosticCase(
            "a time budget of nothing",
            settings("time_budget_ms: 0"),
            """
            a.yaml:3:19: error: time_budget_ms must be from 0.001 to 86400000.0
             3 |   time_budget_ms: 0
               |                   ^
            """),
        DiagnosticCase(
            "a time budget that is not a number",
            settings("time_budget_ms: .nan"),
            """
            a.yaml:3:19: error: time_budget_ms must be from 0.001 to 86400000.0
             3 |   time_budget_ms: .nan
               |                   ^
            """),
        DiagnosticCase(
            "a match limit beyond 32 bits",
            settings("match_limit: 4294967296"),
            """
            a.yaml:3:16: error: match_limit must be from 1 to 4294967295
             3 |   match_limit: 4294967296
               |                ^
            """),
        DiagnosticCase(
            "rooms that are a list",
            settings("rooms: []"),
            """
            a.yaml:3:10: error: rooms is a mapping of names to values; this is a list
             3 |   rooms: []
               |          ^
            """),
        DiagnosticCase(
            "a room without an ARN",
            settings("rooms: {lobby: {mode: shadow}}"),
            """
            a.yaml:3:11: error: a room is named by its ARN, in which * stands for any text
             3 |   rooms: {lobby: {mode: shadow}}
               |           ^
            """),
        DiagnosticCase(
            "a room with an unknown key",
            settings(#"rooms: {"*": {rooms: {}, max_lenght: 3}}"#),
            #"""
            a.yaml:3:17: error: unknown key 'rooms' in the settings of a room
             3 |   rooms: {"*": {rooms: {}, max_lenght: 3}}
               |                 ^
            a.yaml:3:28: error: unknown key 'max_lenght' in the settings of a room; did you mean 'max_length'?
             3 |   rooms: {"*": {rooms: {}, max_lenght: 3}}
               |                            ^
            """#),
        DiagnosticCase(
            "a room that is a text",
            settings(#"rooms: {"*": shadow}"#),
            #"""
            a.yaml:3:16: error: the settings of a room is a mapping of keys to values; this is a text
             3 |   rooms: {"*": shadow}
               |                ^
            """#),
    ]
}
