import ReviewRules
import Testing

@Suite struct LinkFilterTests {
    static let written: [Finding] = [
        Finding("see http://example.com", "http://example.com"),
        Finding("see https://example.com/a/b?c=d#e.", "https://example.com/a/b?c=d#e"),
        Finding("ftp://files.example.org/x, ok", "ftp://files.example.org/x"),
        Finding("hxxp://evil.example/x", "hxxp://evil.example/x"),
        Finding("hxxps://evil[.]example[.]com/x", "hxxps://evil[.]example[.]com/x"),
        Finding("hxxp[:]//evil.com", "hxxp[:]//evil.com"),
        Finding("steam://joinlobby/730", "steam://joinlobby/730"),
        Finding("http://localhost:8080/x", "http://localhost:8080/x"),
        Finding("http://2130706433/", "http://2130706433/"),
        Finding("http://[::1]:80/x", "http://[::1]:80/x"),
        Finding("http://good.com@evil.com/x", "http://good.com@evil.com/x"),
        Finding("example.com", "example.com"),
        Finding("Example.Com!", "Example.Com"),
        Finding("go to example.com, now", "example.com"),
        Finding("(example.com)", "example.com"),
        Finding("(see example.com/a_(b))", "example.com/a_(b)"),
        Finding("a.b.c.example.co.uk/x", "a.b.c.example.co.uk/x"),
        Finding("example.com. Then", "example.com"),
        Finding("example.com./x", "example.com./x"),
        Finding("example.com:8080", "example.com:8080"),
        Finding("www.example.it", "www.example.it"),
        Finding("www.some.thing", "www.some.thing"),
        Finding("youtu.be/dQw4w9WgXcQ", "youtu.be/dQw4w9WgXcQ"),
        Finding("join discord.gg/abc123", "discord.gg/abc123"),
        Finding("discord.gg", "discord.gg"),
        Finding("discord . gg/abc", "discord . gg/abc"),
        Finding("youtu dot be", "youtu dot be"),
        Finding("http://evil.com:80#x y", "http://evil.com:80#x"),
        Finding("www.google", "www.google"),
        Finding("t.me/joinchat", "t.me/joinchat"),
        Finding("bit.ly/3xYz", "bit.ly/3xYz"),
        Finding("free-skins.xyz", "free-skins.xyz"),
        Finding("163.com", "163.com"),
        Finding("пример.рф", "пример.рф"),
        Finding("xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai"),
        Finding("1.2.3.4:8080", "1.2.3.4:8080"),
        Finding("http://1.2.3.4", "http://1.2.3.4"),
        Finding("1.2.3.4/login", "1.2.3.4/login"),
        Finding("example[.]com", "example[.]com"),
        Finding("example(.)com", "example(.)com"),
        Finding("example{.}it", "example{.}it"),
        Finding("example (dot) com/x", "example (dot) com/x"),
        Finding("example[dot]ru", "example[dot]ru"),
        Finding("example DOT com", "example DOT com"),
        Finding("www dot example dot com", "www dot example dot com"),
        Finding("kidsmediausa . com", "kidsmediausa . com"),
        Finding("kidsmediausa .com now", "kidsmediausa .com"),
        Finding("example．com", "example．com"),
        Finding("example。com", "example。com"),
        Finding("example｡com", "example｡com"),
        Finding("example․com", "example․com"),
        Finding("example•com", "example•com"),
        Finding("ｅｘａｍｐｌｅ．ｃｏｍ", "ｅｘａｍｐｌｅ．ｃｏｍ"),
        Finding("ｈｔｔｐｓ：／／example.com", "ｈｔｔｐｓ：／／example.com"),
        Finding("ex\u{200B}ample.c\u{200D}om", "ex\u{200B}ample.c\u{200D}om"),
        Finding("𝐞𝐱𝐚𝐦𝐩𝐥𝐞.𝐜𝐨𝐦", "𝐞𝐱𝐚𝐦𝐩𝐥𝐞.𝐜𝐨𝐦"),
        Finding("gооgle.соm", "gооgle.соm"),
        Finding("ⓔⓧⓐⓜⓟⓛⓔ.ⓒⓞⓜ", "ⓔⓧⓐⓜⓟⓛⓔ.ⓒⓞⓜ"),
        Finding("请看example.com吧", "example.com"),
        Finding("请看https://example.com/abc谢谢", "https://example.com/abc"),
        Finding("zh.wikipedia.org/wiki/中文", "zh.wikipedia.org/wiki/中文"),
        Finding("a.com b.com", "a.com", "b.com"),
        Finding("hello . http://x.y", "http://x.y"),
        Finding("nice.example.com.thanks", "nice.example.com"),
        Finding("it.is/abc", "it.is/abc"),
        Finding("<https://example.com>", "https://example.com"),
        Finding("\"example.com/x\"", "example.com/x"),
        Finding("mail me@x.com or example.com", "example.com"),
    ]

    @Test(
        "reads nothing behind the end, whatever the last character is",
        arguments: [
            "report.zip", "example.com", "http://a.bc", "a.b", "1.2.3.4", "x.co.", "x.co:", "x.co/", "me@x.org",
        ])
    func lastCharacter(host: String) throws {
        let deny = Filter.links(LinkFilter(deny: [try DomainPattern(parsing: "*.zip")]))
        for last in ["é", "ß", "日", "。", "．", "／", "：", "😀", "\u{301}", "\u{200B}", "\u{10FFFF}", "ｃ", "ａ", "ａｔ"] {
            let texts = [
                last, host + last, host + last + last, last + host, host + "." + last, host + "/" + last,
                host + ":" + last, host + " dot " + last, "me " + last, "example dot " + last,
            ]
            for text in texts {
                for filter in [Filter.links(LinkFilter()), deny, .pii(PIIFilter([.email]))] {
                    for piece in pieces(of: text, foundBy: filter) { #expect(text.contains(piece)) }
                }
            }
        }
    }

    @Test("finds each link whole", arguments: written)
    func links(_ case: Finding) {
        #expect(pieces(of: `case`.text, foundBy: .links(LinkFilter())) == `case`.pieces)
    }

    @Test(
        "leaves what is no link alone",
        arguments: [
            "", ".", "...", "://", "http://", "a.", ".com", "wait...com", "file.txt", "node.js", "e.g.", "i.e. this",
            "1.5", "3.14159", "$142.460", "v1.2.3", "lol.ok", "it.is", "what.is.it", "ok.so", "he is.to blame",
            "no.way",
            "run.sh", "main.rs", "README.md", "ez.gg wp", "Done.Click here", "Nice.Top lane", "5.de", "z.B.",
            "U.S.A. and U.K.", "12.30.2024", "10:30", "1.2.3.4", "10.0.0.0/8", "and/or", "24/7", "a/b/c",
            "joe@example.com", "first.last@example.com", "mailto:joe@example.com", "joe.de@example.com",
            "the dot com bubble", "you are the bomb dot com", "a .com domain", "I use .net at work", "best .io games",
            "end of line . then more",
            "hello . there", "what a dot", "polka dot", "C:\\Users\\x", "std::string", "😀.😀", "好。我们走", "これはOK。みんな",
            "你好。中国", "Great. Net income grew", "Estou bem. Com certeza", "well done.in my opinion", "p.s.", "a.m.",
            "1.000.000", "foo..bar", "x.y.z", "#1.top", "yes.no.maybe", "setup.zip", "he said:so", "ASCII.ART",
        ])
    func innocents(_ text: String) {
        #expect(pieces(of: text, foundBy: .links(LinkFilter())) == [])
    }
}
