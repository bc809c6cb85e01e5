import BuiltProducts
import Foundation
import Testing

@Suite("ivsreview rules import")
struct RulesImportCommandTests {
    private let tool: CommandLineTool

    init() throws {
        tool = try CommandLineTool()
        let samples = BuiltProduct.root.appendingPathComponent("Tests/IvsreviewTests/Rules/samples")
        for name in ["discord.json", "reddit.yaml", "words.txt"] {
            try tool.write(name, Array(try Data(contentsOf: samples.appendingPathComponent(name))))
        }
    }

    /// Imports a sample, and gives the rule file after lint and test have taken it.
    private func imported(_ source: String, _ file: String) throws -> (yaml: String, remarks: [String]) {
        let result = try tool.run("rules", "import", source, file, "-o", "rules/\(source).yaml")
        #expect(result.code == 253, "the folder is not there")
        try tool.write("rules/.keep", "")
        let again = try tool.run("rules", "import", source, file, "-o", "rules/\(source).yaml")
        #expect(again.code == 0 && again.output == "", "\(again.errors)")
        let lint = try tool.run("rules", "lint", "--output", "json")
        #expect(lint.code == 0, "\(lint.output)")
        #expect(!lint.output.contains("\"R050\"") && !lint.output.contains("\"R005\""), "\(lint.output)")
        let tests = try tool.run("rules", "test")
        #expect(tests.code == 0 && tests.output.contains(" 0 failed"), "\(tests.output)")
        let yaml = try String(contentsOf: tool.folder.appendingPathComponent("rules/\(source).yaml"), encoding: .utf8)
        return (yaml, again.errors.split(separator: "\n").map(String.init))
    }

    @Test("Discord's keywords, regexes, exemptions and actions are carried over, and the rest is said line by line")
    func discord() throws {
        let (yaml, remarks) = try imported("discord", "discord.json")
        #expect(
            remarks == [
                "discord.json: words end differently: Discord looks for white space around them, a keyword here for "
                    + "anything that is no letter, digit or _",
                "discord.json:6: the keyword ' ' holds no word",
                "discord.json:7: the regex '[a-z&&[^x]]+': set operations of classes (&&, --, ~~) do not exist in PCRE2",
                "discord.json:7: the regex '(?<=x)y(': PCRE2 does not take it: missing closing parenthesis",
                "discord.json:12: the alert: hits stand in the handler's log",
                "discord.json:13: the time-out: the message is denied, its sender may write the next one",
                "discord.json:15: exempt_roles are ids of Discord: put your own roles there, as your server writes them "
                    + "into the attribute role of chat tokens",
                "discord.json:15: exempt_channels: name your rooms' ARNs in when, room: {not: [...]}",
                "discord.json:17: each mention counts here, the same name twice as two",
                "discord.json:17: the alert: hits stand in the handler's log",
                "discord.json:18: the rule 'Spam': spam detection is Discord's own; repetition, caps, emoji and links "
                    + "come near",
                "discord.json:19: the rule 'Presets': the word lists of presets are Discord's own; use lists of your own",
                "discord.json:20: the rule 'Profiles': profiles of members are not part of a chat message",
                "rules/discord.yaml: 3 rules",
            ])
        for part in [
            "title: 'Bad words 😡'", "- 'darn*'", "- '*heck*'", #"- 'it''s \@home'"#, ##"- 'c\#'"##, #"- '\x{41}BC'"#,
            "keywords: ['darning', '*checker*']", "sender.attributes.role: {not: ['111', '222']}",
            "reason: 'Mind your \"language\", it''s a family chat'", "mentions: {max: 20}", "id: bad-words-2",
            "status: disabled", "# Import, line 12: the alert",
        ] {
            #expect(yaml.contains(part), "\(part)")
        }
    }

    @Test("AutoModerator's checks become blocks that must all hit, and a rule that loses a condition is only tried")
    func reddit() throws {
        let (yaml, remarks) = try imported("reddit", "reddit.yaml")
        #expect(
            remarks.map { String($0.prefix(60)) } == [
                "reddit.yaml: moderators are exempt if your server writes rol",
                "reddit.yaml:5: placeholders in a reason are shown as they ar",
                "reddit.yaml:6: comment: a review allows, denies or rewrites ",
                "reddit.yaml:8: the regex 'broken(': PCRE2 does not take it: ",
                "reddit.yaml:10: filter: there is no queue to approve it from",
                "reddit.yaml:19: author account_age: write what you know of t",
                "reddit.yaml:22: report: the message is delivered with the at",
                "reddit.yaml:32: reports: nothing in a chat message answers t",
                "reddit.yaml:32: nothing that a message shows is left of this",
                "reddit.yaml:35: standard conditions are lists of Reddit's ow",
                "reddit.yaml:38: the rule has no action that a review can tak",
                "rules/reddit.yaml: 6 rules",
            ])
        for part in [
            "- 'blast it'", #"- '(?si)(?:free\s+c[o0]ins?)'"#, #"- '(?si)\A(?!.*"#, #"- '(?s)\AWTS'"#,
            "- length: {max: 20}", #"- '(?s)\A.{0,399}\z'"#, "sender.user_id: {not: ['good_bot']}", "status: test",
            "links: {allow: ['youtube.com', 'youtu.be']}", "sender.user_id: ['Bot1', 'Bot2']", "action: allow",
        ] {
            #expect(yaml.contains(part), "\(part)")
        }
    }

    @Test("a list of words becomes one rule, with stars inside words and regexes in the manner of bots")
    func keywords() throws {
        let (yaml, remarks) = try imported("keywords", "words.txt")
        #expect(
            remarks == [
                "words.txt:2: 'Darn' stands already on line 2",
                "words.txt:3: 'f*ck' became a regex: a keyword has no * inside",
                "words.txt:5: '*' would find every word",
                "words.txt:7: the regex 'broken(': missing closing parenthesis",
                "rules/keywords.yaml: 1 rule",
            ])
        #expect(yaml.contains("id: words\n") && yaml.contains(#"- '(?i)\bf\w*ck\b'"#) && yaml.contains("- '*ass*'"))
        #expect(yaml.contains(#"- '(?i)fr[e3]{2}\s+coins, now'"#))
    }

    @Test("standard input is read, and standard output written")
    func streams() throws {
        let result = try tool.run("rules", "import", "keywords", "-", "--quiet", input: "darn\r\nheck")
        #expect(result.output.contains("- 'darn'\n        - 'heck'\n") && result.errors == "" && result.code == 0)
    }

    @Test(
        "what is no such source is refused with its place",
        arguments: [
            ("discord", "[{\"name\": \"x\"}]", "no rule with a trigger_type"),
            ("discord", "{", "x:2: not YAML"), ("discord", "[1, 2]", "no rule with a trigger_type"),
            ("reddit", "just text", "no rule of AutoModerator"),
            ("reddit", "a: &x [1]\nb: *x", "x:2: not YAML"), ("reddit", "a: &x [1]", "x:1: anchors and tags"),
            ("reddit", "a: [", "x:2: not YAML"), ("keywords", "# nothing\n\n", "the list holds no words"),
        ])
    func refused(source: String, text: String, message: String) throws {
        try tool.write("x", text)
        let result = try tool.run("rules", "import", source, "x")
        #expect(result.errors.hasPrefix("error: ") && result.errors.contains(message), "\(result.errors)")
        #expect(result.output == "" && result.code == 1)
    }

    @Test("a file that is not there, and one that is no text, are told")
    func unreadable() throws {
        #expect(try tool.run("rules", "import", "keywords", "none").code == 2)
        try tool.write("x", [0xFF, 0xFE, 0x00])
        let result = try tool.run("rules", "import", "keywords", "x")
        #expect(result == .init(output: "", errors: "error: x: not UTF-8 text\n", code: 1))
    }
}
