import ReviewRules
import Testing

@Suite struct LinkListTests {
    private func found(_ text: String, allow: [String] = [], deny: [String] = []) throws -> [String] {
        let filter = LinkFilter(
            allow: try allow.map { try DomainPattern(parsing: $0) },
            deny: try deny.map { try DomainPattern(parsing: $0) })
        return pieces(of: text, foundBy: .links(filter))
    }

    @Test(
        "lets an allowed domain and all below it pass",
        arguments: [
            "example.com", "https://example.com/x", "www.example.com", "http://a.b.example.com:80", "EXAMPLE.COM",
            "example[.]com", "ｅｘａｍｐｌｅ．ｃｏｍ", "ex\u{200B}ample.com", "see example.com.", "请看example.com吧",
            "http://user@example.com/", "example.com./x", "(https://example.com)", "“https://example.com”",
            "xn--mller-kva.de", "müller.de", "MÜLLER.de", "http://1.2.3.4/x",
        ])
    func allowed(_ text: String) throws {
        #expect(try found(text, allow: ["example.com", "müller.de", "1.2.3.4"]) == [])
    }

    @Test(
        "takes no other host for an allowed one",
        arguments: [
            "evil.com", "notexample.com", "example.com.evil.org", "example.org", "http://example.com@evil.com",
            "exаmple.com", "𝐞xample.com", "http://example.com:80@evil.com/x", "xn--exmple-4nf.com", "éxample.com",
            "http://example.com\u{2764}.evil.com", "http://[::1]/", "http://example", "example.co", "example-.com",
            "http://example.com'x.evil.com", "muller.de", "http://1.2.3.4.5/x", "91.2.3.4:80",
        ])
    func notAllowed(_ text: String) throws {
        #expect(try found(text, allow: ["example.com", "müller.de", "1.2.3.4"]) == [text])
    }

    @Test("hits denied links alone if there is nothing but a deny list")
    func denied() throws {
        let text = "example.com evil.com www.evil.com notevil.com evil.com.example.org"
        #expect(try found(text, deny: ["evil.com"]) == ["evil.com", "www.evil.com"])
    }

    @Test(
        "takes a look-alike of a denied domain for it",
        arguments: ["еvil.com", "𝐞vil.com", "ｅvil.com", "xn--vil-qdd.com"])
    func deniedLookAlike(_ text: String) throws {
        #expect(try found(text, deny: ["evil.com"]) == [text])
    }

    @Test("lets an allowed link pass if it is not denied")
    func both() throws {
        let text = "example.com bad.example.com other.org"
        #expect(try found(text, allow: ["example.com"], deny: ["bad.example.com"]) == ["bad.example.com", "other.org"])
    }

    @Test(
        "reads * as any text",
        arguments: [
            ("*.zip", "setup.zip", true), ("*.zip", "http://a.b.zip/x", true), ("*.zip", "setup.zip.", true),
            ("*.zip", "zip.com", false), ("*.zip", "unzip it", false), ("*casino*", "best-casino.win/x", true),
            ("*casino*", "casino.com", true), ("free-*.com", "free-skins.com", true),
            ("free-*.com", "a.free-x.com", true),
            ("free-*.com", "free.com", false), ("*.example.com", "a.example.com", true),
            ("*.example.com", "example.com", false), ("com", "a.com", true), ("*", "a.com", true),
        ])
    func wildcards(_ pattern: String, _ text: String, _ hits: Bool) throws {
        #expect(try found(text, deny: [pattern]).isEmpty != hits)
    }

    @Test(
        "takes a denied ending for a link without other evidence",
        arguments: ["report.zip", "it.is", "run.sh", "a.b.mov"])
    func deniedEnding(_ text: String) throws {
        #expect(try found(text, deny: ["*.zip", "it.is", "*.sh", "mov"]) == [text])
        #expect(try found(text, deny: ["evil.com"]) == [])
    }

    @Test(
        "reads Unicode and punycode entries alike",
        arguments: ["bücher.example", "xn--bcher-kva.example", "BÜCHER.example"])
    func entries(_ entry: String) throws {
        for host in ["bücher", "xn--bcher-kva", "BÜCHER", "Xn--BCHER-kva"] {
            #expect(try found("http://\(host).example/", allow: [entry]) == [])
            #expect(try found("http://\(host).example/", deny: [entry]) == ["http://\(host).example/"])
        }
    }

    @Test(
        "refuses entries that are no domains",
        arguments: [
            ("", DomainPattern.SyntaxError.emptyLabel), (".com", .emptyLabel), ("a..b", .emptyLabel),
            ("a.", .emptyLabel),
            ("http://a.com", .unexpectedCharacter(offset: 4)), ("a.com/x", .unexpectedCharacter(offset: 5)),
            ("a b", .unexpectedCharacter(offset: 1)), ("a@b.com", .unexpectedCharacter(offset: 1)),
        ])
    func noDomains(_ text: String, _ error: DomainPattern.SyntaxError) {
        #expect(throws: error) { try DomainPattern(parsing: text) }
    }
}
