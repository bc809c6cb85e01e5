import JSONText
import SeededNumbers
import Testing

@Suite struct MutationTests {
    static let seeds = [
        #"{"Content":"gg \"wp\" \ud83d\ude00 é","MessageId":"M2YcHkgffEvU","Attributes":{"kind":"chat"},"n":[1,-2.5e+3]}"#,
        #"[{"a":[]},{},[[null,true],false],0.0,-0,1E9,"",["\u0000\/\b\f\n\r\t\\"]]"#,
        #"  { "ключ" : "значение 🎉" , "空" : [ "\uD800" , "\uDBFF\uDFFF" ] }  "#,
    ]

    /// A text near `text`: one to three bytes or pieces of it changed.
    static func mutate(_ text: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        let telling =
            Array("\"\\{}[]:,0123456789-+.eEutfn \n".utf8) + [0, 0x1F, 0x7F, 0x80, 0xBF, 0xC0, 0xED, 0xF4, 0xFF]
        var text = text
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            guard !text.isEmpty else { break }
            let place = Int.random(in: text.indices, using: &generator)
            let end = min(text.count, place + Int.random(in: 1...6, using: &generator))
            let byte = telling[Int.random(in: telling.indices, using: &generator)]
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: text[place] = byte
            case 1: text[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 2: text.insert(byte, at: place)
            case 3: text.removeSubrange(place..<end)
            case 4: text.insert(contentsOf: text[place..<end], at: Int.random(in: text.indices, using: &generator))
            default: text.swapAt(place, Int.random(in: text.indices, using: &generator))
            }
        }
        return text
    }

    @Test("Of 6000 mutated texts, those are accepted that python3 accepts")
    func againstPython() throws {
        var generator = SeededGenerator(seed: 2026)
        let texts = (0..<6000).map { Self.mutate(Array(Self.seeds[$0 % Self.seeds.count].utf8), &generator) }
        let answers = try Python.accepts(texts)
        #expect(answers.contains(true) && answers.contains(false))
        for (text, isAccepted) in zip(texts, answers) {
            let error = skippingError(text)
            #expect(
                (error == nil) == isAccepted, "\(String(decoding: text, as: UTF8.self)): \(String(describing: error))")
            #expect(readingError(text) == error)
        }
    }
}
