import Foundation
import Testing

@testable import Replay

@Suite("Line reader")
struct LineReaderTests {
    private func lines(_ bytes: [UInt8]) throws -> [String] {
        let folder = try ScratchFolder()
        var reader = try LineReader(folder.file("lines", bytes))
        var lines: [String] = []
        while true {
            switch try reader.next() {
            case .end: return lines
            case .waiting: Issue.record("a regular file never waits")
            case .batch(let batch):
                #expect(!Array(batch.lines).isEmpty)
                for line in batch.lines {
                    let text = line.range.map { String(decoding: batch.bytes[$0], as: UTF8.self) } ?? "too long"
                    lines.append("\(line.number):\(text)")
                }
            }
        }
    }

    @Test(
        "lines end with LF, CR LF or the file",
        arguments: [
            ("", []),
            ("a", ["1:a"]),
            ("a\n", ["1:a"]),
            ("a\nb", ["1:a", "2:b"]),
            ("a\r\nb\r\n", ["1:a", "2:b"]),
            ("a\r", ["1:a"]),
            ("a\rb\n", ["1:a\rb"]),
            ("\n\na\n", ["1:", "2:", "3:a"]),
            ("\u{FEFF}a\n\u{FEFF}b", ["1:a", "2:\u{FEFF}b"]),
            ("\u{FEFF}", ["1:"]),
            ("\0\n", ["1:\0"]),
        ] as [(String, [String])])
    func ends(text: String, expected: [String]) throws {
        #expect(try lines(Array(text.utf8)) == expected)
    }

    @Test("many lines are numbered through their batches")
    func batches() throws {
        let text = (1...5_000).map { "line \($0)\n" }.joined()
        #expect(try lines(Array(text.utf8)) == (1...5_000).map { "\($0):line \($0)" })
    }

    @Test("a line of 5 MB is whole, and its neighbours as well")
    func longLine() throws {
        let long = String(repeating: "x", count: 5 << 20)
        #expect(try lines(Array("a\n\(long)\nb\n".utf8)) == ["1:a", "2:" + long, "3:b"])
    }

    @Test("a line over the limit is left out, at the end of the file as well")
    func overlongLine() throws {
        let long = [UInt8](repeating: 0x78, count: LineReader.lineLimit + (1 << 20))
        #expect(try lines(Array("a\n".utf8) + long + Array("\nb\n".utf8)) == ["1:a", "2:too long", "3:b"])
        #expect(try lines(Array("a\n".utf8) + long) == ["1:a", "2:too long"])
    }

    @Test("a pipe that is silent gives what it gave, and then waits")
    func pipe() throws {
        let folder = try ScratchFolder()
        let path = folder.path + "/fifo"
        try #require(mkfifo(path, 0o600) == 0)
        // Opened for both directions, so that neither end waits for the other.
        let writer = try #require(FileHandle(forUpdatingAtPath: path))
        let input = try InputFile(path)
        #expect(input.byteCount == nil)
        try writer.write(contentsOf: Data("a\nb\nhal".utf8))
        var reader = try LineReader(input)
        guard case .batch(let batch) = try reader.next() else {
            Issue.record("no batch")
            return
        }
        #expect(batch.lines.map(\.number) == [1, 2])
        guard case .waiting = try reader.next() else {
            Issue.record("not waiting")
            return
        }
        try writer.write(contentsOf: Data("f\n".utf8))
        let isReady = reader.isReady(within: 10_000)
        #expect(isReady)
        guard case .batch(let rest) = try reader.next() else {
            Issue.record("no batch")
            return
        }
        #expect(rest.lines.compactMap(\.range).map { String(decoding: rest.bytes[$0], as: UTF8.self) } == ["half"])
    }

    @Test("gzip data is unpacked, whatever the file is called; members go on as one text")
    func gzip() throws {
        let text = (1...50_000).map { "line \($0)\n" }.joined()
        let half = text.index(text.startIndex, offsetBy: text.count / 2)
        let members = try Gzip.pack(String(text[..<half])) + Gzip.pack(String(text[half...]))
        #expect(try lines(members) == (1...50_000).map { "\($0):line \($0)" })
        #expect(try lines(Gzip.pack("")) == [])
        // A file that only begins as gzip data does.
        #expect(try lines([0x1F, 0x0A, 0x8B]).count == 2)
        #expect(try lines([0x1F]).count == 1)
    }

    @Test("gzip data that is cut off or damaged is an error with its place, after the lines before it")
    func damagedGzip() throws {
        let folder = try ScratchFolder()
        let bytes = try Gzip.pack((1...50_000).map { "line \($0 &* 2_654_435_761)\n" }.joined())
        let cut = try folder.file("cut", Array(bytes.dropLast(1_000)))
        let tail = try folder.file("tail", bytes + Array("tail".utf8))
        for (input, cause) in [
            (cut, "the gzip data ends too early, after \(bytes.count - 1_000) bytes"),
            (tail, "the gzip data is followed by something else at byte \(bytes.count)"),
        ] {
            var reader = try LineReader(input)
            var count = 0
            let error = #expect(throws: InputError.self) {
                while case .batch(let batch) = try reader.next() { count += Array(batch.lines).count }
            }
            #expect(count > 40_000)
            #expect(error?.description == "\(input.path): \(cause)")
        }
    }

    @Test("a file that is missing or a folder is an error with its cause")
    func missing() throws {
        #expect(throws: InputError(path: "/nonexistent/file", number: ENOENT)) { try InputFile("/nonexistent/file") }
        #expect(throws: InputError(path: "/", number: EISDIR)) { try InputFile("/") }
        #expect(InputError(path: "a.txt", number: ENOENT).description == "a.txt: No such file or directory")
        #expect(InputError(path: "-", number: EIO).description == "<stdin>: Input/output error")
    }
}
