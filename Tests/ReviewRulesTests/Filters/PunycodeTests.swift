import SeededNumbers
import Testing

@testable import ReviewRules

@Suite struct PunycodeTests {
    /// RFC 3492, section 7.1, as far as a label of 63 characters can hold them; case of ASCII as written there.
    @Test(
        "decodes the samples of RFC 3492",
        arguments: [
            ("egbpdaj6bu4bxfgehfvwxn", "ليهمابتكلموشعربي؟"), ("ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"),
            ("ihqwctvzc91f659drss3x8bo0yb", "他們爲什麽不說中文"), ("Proprostnemluvesky-uyb24dma41a", "Pročprostěnemluvíčesky"),
            ("4dbcagdahymbxekheh6e0a7fei0b", "למההםפשוטלאמדבריםעברית"),
            ("i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd", "यहलोगहिन्दीक्योंनहींबोलसकतेहैं"),
            ("n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa", "なぜみんな日本語を話してくれないのか"),
            ("b1abfaaepdrnnbgefbadotcwatmq2g4l", "почемужеонинеговорятпорусски"),
            ("PorqunopuedensimplementehablarenEspaol-fmd56a", "PorquénopuedensimplementehablarenEspañol"),
            ("TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g", "TạisaohọkhôngthểchỉnóitiếngViệt"),
            ("3B-ww4c5e180e575a65lsy2b", "3年B組金八先生"),
            ("-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n", "安室奈美恵-with-SUPER-MONKEYS"),
            ("Hello-Another-Way--fc4qua05auwb3674vfr0b", "Hello-Another-Way-それぞれの場所"),
            ("2-u9tlzr9756bt3uc0v", "ひとつ屋根の下2"),
            ("MajiKoi5-783gue6qz075azm5e", "MajiでKoiする5秒前"), ("de-jg4avhby1noc0d", "パフィーdeルンバ"),
            ("d9juau41awczczp", "そのスピードで"),
            ("-> $1.00 <--", "-> $1.00 <-"),
        ])
    func samples(_ input: String, _ expected: String) {
        var scalars: [UInt32] = []
        #expect(Punycode.decode(Array(input.utf8)[...], into: &scalars))
        #expect(scalars == expected.unicodeScalars.map(\.value))
    }

    @Test(
        "refuses what is no Punycode, and adds nothing",
        arguments: ["a-b!", "99999999", "zzzzzzzzzzzzzz", "é", "b\u{FFFD}", String(repeating: "a", count: 64), "a-9"])
    func refused(_ input: String) {
        var scalars: [UInt32] = [1, 2]
        #expect(!Punycode.decode(Array(input.utf8)[...], into: &scalars))
        #expect(scalars == [1, 2])
    }

    @Test("survives any bytes")
    func anyBytes() {
        var generator = SeededGenerator(seed: 3492)
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...70, using: &generator)
            let bytes = (0..<count).map { _ in
                Bool.random(using: &generator) ? UInt8.random(in: 0x61...0x7A) : UInt8.random(in: 0...255)
            }
            var scalars: [UInt32] = []
            let isDecoded = Punycode.decode(bytes[...], into: &scalars)
            #expect(isDecoded || scalars.isEmpty)
            #expect(scalars.allSatisfy { Unicode.Scalar($0) != nil })
        }
    }
}
