import Testing

@testable import AWSClient

@Suite("The grammar of configuration files")
struct ConfigFileTests {
    private typealias Header = ConfigFile.Header

    static let values: [(String, String, String?)] = [
        ("plain", "[a]\nk = v", "v"), ("no spaces", "[a]\nk=v", "v"), ("many spaces", "[a]\nk   =   v  w  ", "v  w"),
        ("tabs", "[a]\n\tk\t=\tv\t", "v"), ("CRLF", "[a]\r\nk = v\r\n", "v"), ("BOM", "\u{FEFF}[a]\nk = v", "v"),
        ("key in capitals", "[a]\nK = v", "v"), ("last of two", "[a]\nk = 1\nk = v", "v"),
        ("section twice", "[a]\nk = v\n[b]\nk = 2\n[a]\nother = 3", "v"), ("value with =", "[a]\nk = v=w==", "v=w=="),
        ("comment line", "[a]\n# k = 1\n; k = 2\nk = v\n#end", "v"), ("comment after value", "[a]\nk = v # c", "v"),
        ("semicolon after value", "[a]\nk = v ;c", "v"), ("# in value", "[a]\nk = v#x", "v#x"),
        ("; in value", "[a]\nk = v;x", "v;x"), ("only a comment", "[a]\nk = # c", ""), ("empty", "[a]\nk =", ""),
        ("continued", "[a]\nk = v\n  w\n\n\tx # kept", "v\nw\nx # kept"),
        ("comment after header", "[a] # c\nk = v", "v"),
        ("space in header", "[ a ]\nk = v", "v"), ("text after header", "[a] b\nk = v", "v"),
        ("all indented", "[a]\n  k = v\n  l = w", "v"), ("blank lines", "\n\n[a]\n\n\nk = v\n\n", "v"),
        ("unicode value", "[a]\nk = é😀", "é😀"), ("other section", "[b]\nk = v", nil), ("nothing", "", nil),
        ("only a BOM", "\u{FEFF}", nil),
    ]

    @Test("Values", arguments: values.indices)
    func value(index: Int) throws {
        let (name, text, value) = Self.values[index]
        let file = try ConfigFile(text)
        #expect(file.sections[Header(kind: nil, name: "a")]?.values["k"] == value, "\(name)")
    }

    static let headers: [(String, String?, String)] = [
        ("[default]", nil, "default"), ("[profile a]", "profile", "a"), ("[ profile \t a ]", "profile", "a"),
        ("[profile\ta]", "profile", "a"), ("[sso-session my]", "sso-session", "my"), ("[services s]", "services", "s"),
        ("[profile a-b/c.d%e@f_g:h+i]", "profile", "a-b/c.d%e@f_g:h+i"), ("[profile \"a b\"]", "profile", "a b"),
        ("['a b']", nil, "a b"),
    ]

    @Test("Headers", arguments: headers)
    func header(text: String, kind: String?, name: String) throws {
        #expect(try ConfigFile("\(text)\nk = v").sections[Header(kind: kind, name: name)]?.values == ["k": "v"])
    }

    @Test(
        "A section whose name is not allowed is passed over",
        arguments: ["[profile a$b]", "[profile a b]", "[]", "[é]"])
    func invalidName(header: String) throws {
        let file = try ConfigFile("\(header)\nk = v\n[b]\nk = w")
        #expect(file.sections.count == 1)
        #expect(file.sections[Header(kind: nil, name: "b")]?.values["k"] == "w")
    }

    @Test("Indented properties under an empty value are its own")
    func nested() throws {
        let file = try ConfigFile(
            """
            [services local]
            ivschat =
              endpoint_url = http://127.0.0.1:4566
              Other=1
            s3 =
                endpoint_url = http://127.0.0.1:9000#x
            region = r
            """)
        let section = file.sections[Header(kind: "services", name: "local")]
        #expect(section?.nested["ivschat"] == ["endpoint_url": "http://127.0.0.1:4566", "other": "1"])
        #expect(section?.nested["s3"] == ["endpoint_url": "http://127.0.0.1:9000#x"])
        #expect(section?.values["region"] == "r")
    }

    static let broken: [(String, Int, String)] = [
        ("[a\nk = v", 1, "the [ has no ]"), ("\n\n[a]\nk\n", 4, "there is no = after the key"),
        ("k = v\n[a]", 1, "there is text before the first [section]"),
        ("  k = v", 1, "there is text before the first [section]"), ("[a]\n = v", 2, "there is no key before the ="),
        ("[a]\n  word", 2, "the indented line continues nothing"),
        ("[a]\nk =\n  word", 3, "there is no = after the key"),
        ("# c\r\n\r\n[profile a\r\n", 3, "the [ has no ]"),
    ]

    @Test("A line that is no configuration is named by its number", arguments: broken)
    func errors(text: String, line: Int, problem: String) {
        let error = #expect(throws: ConfigFileError.self) { try ConfigFile(text) }
        #expect(error == ConfigFileError(line: line, problem: problem))
    }

    @Test("Any bytes give sections or an error")
    func anyBytes() {
        var seed: UInt64 = 1
        for _ in 0..<2_000 {
            let text = (0..<40).map { _ -> String in
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let pieces = ["[", "]", "=", "\n", " ", "\t", "a", "#", ";", "\r", "\"", "profile ", "é", "\u{FEFF}"]
                return pieces[Int(seed >> 33) % pieces.count]
            }.joined()
            do throws(ConfigFileError) {
                let file = try ConfigFile(text)
                #expect(file.sections.keys.allSatisfy { !$0.name.contains("\n") })
            } catch {
                #expect(error.line >= 1 && error.line <= text.utf8.count { $0 == 0x0A } + 1)
            }
        }
    }
}
