import Foundation
import Gzip
import Testing

@Suite("Gzip decoder")
struct GzipDecoderTests {
    /// What gzip(1) makes of `text`.
    private func packed(_ text: String, _ options: String = "-9") throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = ["-c", options]
        let file = NSTemporaryDirectory() + "gzip-" + UUID().uuidString
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let output = Pipe()
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(bytes)
    }

    /// Unpacks `bytes`, of which `inputLength` are given at a time, into buffers of `outputLength`.
    private func unpacked(
        _ bytes: [UInt8], inputLength: Int = .max, outputLength: Int = 4096
    ) throws(GzipError) -> String {
        var decoder = try GzipDecoder()
        var text: [UInt8] = []
        var output = [UInt8](repeating: 0, count: outputLength)
        var rest = bytes[...]
        while true {
            let input = Array(rest.prefix(inputLength))
            let step = try input.withUnsafeBufferPointer { input throws(GzipError) in
                try output.withUnsafeMutableBufferPointer { output throws(GzipError) in
                    try decoder.unpack(UnsafeRawBufferPointer(input), into: UnsafeMutableRawBufferPointer(output))
                }
            }
            rest = rest.dropFirst(step.consumed)
            text += output[..<step.produced]
            if rest.isEmpty, step.produced < outputLength { break }
        }
        try decoder.finish()
        #expect(decoder.byteCount == bytes.count)
        return String(decoding: text, as: UTF8.self)
    }

    @Test(
        "pieces of any size give the text",
        arguments: [(Int.max, 4096), (1, 4096), (7, 1), (100, 13)])
    func pieces(inputLength: Int, outputLength: Int) throws {
        let text = (1...2_000).map { "message \($0) \($0 * 7919)\n" }.joined()
        #expect(try unpacked(packed(text), inputLength: inputLength, outputLength: outputLength) == text)
    }

    @Test("an empty text, an empty file and stored data are read", arguments: ["-1", "-9"])
    func empty(option: String) throws {
        #expect(try unpacked([]) == "")
        #expect(try unpacked(packed("", option)) == "")
    }

    @Test("members that follow one another are one text, with zeros between and behind them", arguments: [1, .max])
    func members(inputLength: Int) throws {
        let bytes = try packed("one ") + packed("two ") + [0, 0] + packed("three") + [UInt8](repeating: 0, count: 512)
        #expect(try unpacked(bytes, inputLength: inputLength) == "one two three")
    }

    @Test("data that ends early is an error, wherever it ends")
    func truncated() throws {
        let bytes = try packed("a message, a message, a message")
        for length in 1..<bytes.count {
            #expect(throws: GzipError(cause: .truncated, byteOffset: length)) { try unpacked(Array(bytes[..<length])) }
        }
    }

    @Test("damage is found, with its place")
    func damaged() throws {
        let text = (1...500).map { "message \($0 &* 2_654_435_761)" }.joined()
        let bytes = try packed(text)
        for place in stride(from: 12, to: bytes.count, by: 97) {
            var damaged = bytes
            damaged[place] ^= 0x40
            let error = #expect(throws: GzipError.self) { try unpacked(damaged) }
            #expect(error.map { $0.byteOffset <= bytes.count } == true)
            #expect(error?.description.hasPrefix("the gzip data ") == true)
        }
    }

    @Test("what follows the last member is told of", arguments: [Array("more text".utf8), [0x1F, 0x8C, 1, 2]])
    func trailing(bytes: [UInt8]) throws {
        let member = try packed("text")
        let error = GzipError(cause: .trailingBytes, byteOffset: member.count)
        #expect(throws: error) { try unpacked(member + bytes) }
        #expect(error.description == "the gzip data is followed by something else at byte \(member.count)")
    }
}
