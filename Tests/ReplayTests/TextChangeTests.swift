import Testing

@testable import Replay

@Suite("Text changes")
struct TextChangeTests {
    @Test(
        "both texts stand as a whole if they fit, else what changed",
        arguments: [
            ("oh darn", "oh ****", 17, "oh darn → oh ****"),
            ("oh darn", "oh ****", 16, "… darn → … ****"),
            (
                "a long text that ends with darn it", "a long text that ends with **** it", 31,
                "…th darn it → …th **** it"
            ),
            ("a text that ends with darn it all", "a text that ends with **** it all", 25, "…h darn it… → …h **** it…"),
            ("漢字漢字漢字漢字漢字x", "漢字漢字漢字漢字漢字*", 27, "…字x → …字*"),
            ("é and more than fits", "ê and more than fits", 15, "é and… → ê and…"),
            ("darn", "", 20, "darn → "),
        ])
    func texts(before: String, after: String, columns: Int, expected: String) {
        let text = TextChange(before: Array(before.utf8)[...], after: Array(after.utf8)[...]).text(columns: columns)
        #expect(text == expected)
        #expect(TerminalText(text.utf8).width <= columns)
    }
}
