import BuiltProducts
import Foundation
import Testing

@Suite("ivsreview replay --output html")
struct ReplayPageTests {
    private let tool: CommandLineTool

    init() throws {
        tool = try CommandLineTool()
        try tool.write("rules/a.yaml", sampleRules)
    }

    /// The page after its script ran, as Chromium has it.
    private func rendered(_ page: String) throws -> String {
        let path = "/usr/bin/chromium"
        try #require(
            FileManager.default.isExecutableFile(atPath: path),
            "there is no \(path): Scripts/install-dependencies --test installs it")
        let result = try BuiltProduct.run(
            URL(fileURLWithPath: path),
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--virtual-time-budget=20000",
                "--user-data-dir=\(tool.folder.path)/profile", "--dump-dom",
                "file://\(tool.folder.path)/\(page)",
            ], input: "", environment: ["HOME": tool.folder.path], in: tool.folder)
        return result.output
    }

    @Test("a browser draws charts and rows, and no message becomes markup or turns the page around")
    func hostileMessages() throws {
        try tool.write(
            "m.jsonl",
            """
            {"event_timestamp":"2026-01-01T10:00:00Z","type":"MESSAGE","version":"1.0","payload":{"Content":"oh darnit"}}
            {"event_timestamp":"2026-01-01T10:00:05Z","type":"MESSAGE","version":"1.0","payload":{"Content":"</script><script>document.title='owned'</script><!--<script>"}}
            {"event_timestamp":"2026-01-01T10:00:09Z","type":"MESSAGE","version":"1.0","payload":{"Content":"a\u{202E}b 👩‍👧 darn <img src=x onerror=\\"document.title='owned'\\">"}}

            """)
        let result = try tool.run("replay", "m.jsonl", "--output", "html", "-o", "page.html")
        #expect(result == .init(output: "", errors: "", code: 0))
        let page = try rendered("page.html")
        #expect(page.contains(#"data-ready="true""#))
        #expect(page.contains("<title>Replay report</title>"))
        #expect(page.contains("Verdicts over time"))
        #expect(page.contains(#"oh <mark title="profanity">darnit</mark>"#))
        #expect(page.contains("oh ******"))
        #expect(page.contains(#"<span class="control" title="U+202E">202E</span>"#))
        // In the row: as text; the script of the message was not run, nor did it end the data.
        #expect(
            page.contains("&lt;/script&gt;&lt;script&gt;document.title='owned'&lt;/script&gt;&lt;!--&lt;script&gt;"))
        #expect(!page.contains("<img"))
        #expect(page.contains("3 of 3"))
    }

    @Test("a page of no messages is a page, and many messages put few rows into it", arguments: [0, 30_000])
    func sizes(count: Int) throws {
        try tool.write("m.txt", String(repeating: "oh darn\n", count: count))
        #expect(try tool.run("replay", "m.txt", "--output", "html", "-o", "page.html").code == 0)
        let page = try rendered("page.html")
        #expect(page.contains(#"data-ready="true""#))
        let rows = page.components(separatedBy: #"class="row""#).count - 1
        #expect(count == 0 ? rows == 0 : (10..<80).contains(rows))
    }

    @Test("the page asks for nothing: no address in it, and a policy that allows none")
    func selfContained() throws {
        try tool.write("m.txt", "a\n")
        let page = try tool.run("replay", "m.txt", "--output", "html").output
        #expect(page.contains(#"content="default-src 'none'; style-src 'nonce-"#))
        #expect(!page.contains("{{"))
        let addresses = page.replacing("http://www.w3.org/2000/svg", with: "").ranges(of: "://")
        #expect(addresses.isEmpty)
    }

    @Test("a file that cannot be written is an error, and an unfinished one leaves nothing behind")
    func outputFile() throws {
        try tool.write("m.txt", "a\n")
        let missing = try tool.run("replay", "m.txt", "-o", "none/page.html", "--output", "html")
        #expect(missing == .init(output: "", errors: "error: none/page.html: No such file or directory\n", code: 253))
        #expect(try tool.run("replay", "m.txt", "--output", "jsonl", "-o", "out").code == 0)
        let folder = try FileManager.default.contentsOfDirectory(atPath: tool.folder.path)
        #expect(folder.sorted() == ["m.txt", "out", "rules"])
        #expect(try tool.shell("wc -l < out").output == "1\n")
    }
}
