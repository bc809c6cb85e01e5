import ReviewRules
import Testing

@Suite struct PIIFilterTests {
    @Test(
        "finds e-mail addresses",
        arguments: [
            Finding("joe@example.com", "joe@example.com"),
            Finding("mail: <first.last+tag@mail.example.co.uk>.", "first.last+tag@mail.example.co.uk"),
            Finding("o'neil@example.com", "o'neil@example.com"),
            Finding("'joe@example.com'", "joe@example.com"),
            Finding("用户@例子.中国", "用户@例子.中国"),
            Finding("joe@example.com吧", "joe@example.com"),
            Finding("joe＠example．com", "joe＠example．com"),
            Finding("joe [at] example (dot) com", "joe [at] example (dot) com"),
            Finding("joe[at]example[.]com", "joe[at]example[.]com"),
            Finding("joe(at)example(dot)com", "joe(at)example(dot)com"),
            Finding("a@b.co c@d.org", "a@b.co", "c@d.org"),
            Finding("joe@xn--e1afmkfd.xn--p1ai", "joe@xn--e1afmkfd.xn--p1ai"),
            Finding("..joe@example.com", "joe@example.com"),
        ])
    func emails(_ case: Finding) {
        #expect(pieces(of: `case`.text, foundBy: .pii(PIIFilter([.email]))) == `case`.pieces)
    }

    @Test(
        "leaves what is no e-mail address alone",
        arguments: [
            "", "@", "@name", "a@b", "a@b.c", "@name.com", "me @home.now", "joe@", "joe@.com", "score 3@2.5",
            "a @ b.com",
            "user@host", "joe @example.com", "x@1.2", "@@@@", "look (at) that.one",
        ])
    func noEmails(_ text: String) {
        #expect(pieces(of: text, foundBy: .pii(PIIFilter([.email]))) == [])
    }

    @Test(
        "finds telephone numbers",
        arguments: [
            Finding("+1 555 123 4567", "+1 555 123 4567"),
            Finding("+1 (555) 123-4567", "+1 (555) 123-4567"),
            Finding("+442079460958", "+442079460958"),
            Finding("+49 170 1234567", "+49 170 1234567"),
            Finding("+33 6 12 34 56 78", "+33 6 12 34 56 78"),
            Finding("tel:+33-6-12-34-56-78", "+33-6-12-34-56-78"),
            Finding("+7 (912) 345-67-89", "+7 (912) 345-67-89"),
            Finding("+55 11 91234-5678", "+55 11 91234-5678"),
            Finding("0049 170 1234567", "0049 170 1234567"),
            Finding("555-234-4567", "555-234-4567"),
            Finding("(555) 234-4567", "(555) 234-4567"),
            Finding("555.234.4567", "555.234.4567"),
            Finding("1-800-234-4567", "1-800-234-4567"),
            Finding("020 7946 0958", "020 7946 0958"),
            Finding("07700 900123", "07700 900123"),
            Finding("06 12 34 56 78", "06 12 34 56 78"),
            Finding("06.12.34.56.78", "06.12.34.56.78"),
            Finding("0171/1234567", "0171/1234567"),
            Finding("(030) 1234567", "(030) 1234567"),
            Finding("017612345678", "017612345678"),
            Finding("8 (912) 345-67-89", "8 (912) 345-67-89"),
            Finding("138 1234 5678", "138 1234 5678"),
            Finding("电话13812345678谢谢", "13812345678"),
            Finding("98765 43210", "98765 43210"),
            Finding("612 34 56 78", "612 34 56 78"),
            Finding("(11) 91234-5678", "(11) 91234-5678"),
            Finding("090-1234-5678", "090-1234-5678"),
            Finding("call me at 5552344567!", "5552344567"),
            Finding("text 555-1234", "555-1234"),
            Finding("５５５-２３４-４５６７", "５５５-２３４-４５６７"),
            Finding("5\u{200B}55-234-4567", "5\u{200B}55-234-4567"),
            Finding("in 2024 555-234-4567", "555-234-4567"),
        ])
    func phones(_ case: Finding) {
        #expect(pieces(of: `case`.text, foundBy: .pii(PIIFilter([.phone]))) == `case`.pieces)
    }

    @Test(
        "leaves what is no telephone number alone",
        arguments: [
            "", "01000101010", "142,460", "1,234,567,890", "2147483647", "4294967295", "1700000000", "1700000000000",
            "2024-01-02",
            "01.02.2024", "01/02/2024", "01.02.2024 12:30", "2024-01-02 10:30:00", "12:30:45", "3.14159265358979",
            "0.123456789", "$555-234-4567", "192.168.100.200", "255.255.255.255", "1 000 000", "100 000 000",
            "100-2000",
            "123456789012345678", "#5552344567", "<@555234456712345678>", "4111 1111 1111 1111", "1-2-3-4-5-6-7",
            "10-0 5-3", "1920x1080", "007 123", "555-1234", "v1.2.3.4", "id=5552344567", "0-0-0-0-0-0-0",
            "9780306406157",
            "5552344567abc", "+1", "+12345", "+1234567890123456", "555-234-4567-8901", "€0171 1234567",
            "12 34 56 78 90",
        ])
    func noPhones(_ text: String) {
        #expect(pieces(of: text, foundBy: .pii(PIIFilter([.phone]))) == [])
    }

    @Test(
        "finds numbers of cards",
        arguments: [
            Finding("4111111111111111", "4111111111111111"),
            Finding("card: 4111 1111 1111 1111.", "4111 1111 1111 1111"),
            Finding("4111-1111-1111-1111", "4111-1111-1111-1111"),
            Finding("5555555555554444", "5555555555554444"),
            Finding("2223003122003222", "2223003122003222"),
            Finding("3782 822463 10005", "3782 822463 10005"),
            Finding("371449635398431", "371449635398431"),
            Finding("6011111111111117", "6011111111111117"),
            Finding("3056 930902 5904", "3056 930902 5904"),
            Finding("3530111333300000", "3530111333300000"),
            Finding("6304000000000000", "6304000000000000"),
            Finding("4222222222222", "4222222222222"),
            Finding("2200000000000004", "2200000000000004"),
            Finding("４１１１ １１１１ １１１１ １１１１", "４１１１ １１１１ １１１１ １１１１"),
            Finding("12 4111 1111 1111 1111 12/29 123", "4111 1111 1111 1111"),
            Finding("卡号4111111111111111", "4111111111111111"),
        ])
    func cards(_ case: Finding) {
        #expect(pieces(of: `case`.text, foundBy: .pii(PIIFilter([.card]))) == `case`.pieces)
    }

    @Test(
        "leaves what is no number of a card alone",
        arguments: [
            "", "4111111111111112", "1111111111111117", "0000000000000000", "411111111111111", "41111111111111111111",
            "x4111111111111111", "4111111111111111x", "<@4111111111111111>", "/4111111111111111", "4.111111111111111",
            "41 11 11 11 11 11 11 11", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "4111 1111 1111", "4111-1111-1111-1111-1111",
            "9780306406157", "1700000000000", "4111,1111,1111,1111",
        ])
    func noCards(_ text: String) {
        #expect(pieces(of: text, foundBy: .pii(PIIFilter([.card]))) == [])
    }

    @Test(
        "finds IPv4 addresses",
        arguments: [
            Finding("192.168.1.1", "192.168.1.1"), Finding("my ip is 8.8.8.8!", "8.8.8.8"),
            Finding("10.0.0.1:25565", "10.0.0.1"), Finding("192[.]168[.]1[.]1", "192[.]168[.]1[.]1"),
            Finding("0.0.0.0", "0.0.0.0"), Finding("255.255.255.255.", "255.255.255.255"),
            Finding("http://1.2.3.4/x", "1.2.3.4"), Finding("我的1.2.3.4吧", "1.2.3.4"),
        ])
    func addresses(_ case: Finding) {
        #expect(pieces(of: `case`.text, foundBy: .pii(PIIFilter([.ipv4]))) == `case`.pieces)
    }

    @Test(
        "leaves what is no IPv4 address alone",
        arguments: [
            "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.256", "01.02.03.04", "v1.2.3.4", "version 1.2.3.4",
            "Ver: 1.2.3.4",
            "a1.2.3.4", "1.2.3.4a", "1.2.3.4-beta", "1..2.3.4", "1.2.3.", "-1.2.3.4", "1.2.3.1000",
            "build 10.0.19041.1",
            "99999999999999999999.1.1.1",
        ])
    func noAddresses(_ text: String) {
        #expect(pieces(of: text, foundBy: .pii(PIIFilter([.ipv4]))) == [])
    }

    @Test(
        "finds addresses of wallets",
        arguments: [
            Finding("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
            Finding("bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2?x", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"),
            Finding("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"),
            Finding("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
            Finding("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"),
            Finding(
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"),
            Finding("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
            Finding("DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L", "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L"),
            Finding("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
            Finding("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359.", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"),
            Finding("0xde709f2102306220921060314715629080e2fb77", "0xde709f2102306220921060314715629080e2fb77"),
            Finding("发到1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa吧", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
        ])
    func wallets(_ case: Finding) {
        #expect(pieces(of: `case`.text, foundBy: .pii(PIIFilter([.wallet]))) == `case`.pieces)
    }

    @Test(
        "leaves what is no address of a wallet alone",
        arguments: [
            "", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf0a",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "bc1qW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
            "x1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa_", "1111111111111111111111111111111111", "bc1", "bc1qqqqqqqqqqq",
            "pneumonoultramicroscopicsilicovolcanoconiosis", "0xdeadbeef", "d41d8cd98f00b204e9800998ecf8427e",
        ])
    func noWallets(_ text: String) {
        #expect(pieces(of: text, foundBy: .pii(PIIFilter([.wallet]))) == [])
    }

    @Test("looks for every kind that it names")
    func everyKind() {
        let text = "joe@example.com 555-234-4567 4111111111111111 8.8.8.8 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
        let found = pieces(of: text, foundBy: .pii(PIIFilter(PIIFilter.Kind.allCases)))
        #expect(found == text.split(separator: " ").map(String.init))
    }
}
