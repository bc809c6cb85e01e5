import BuiltProducts
import Foundation
import HandlerPackage
import Testing

/// Only what Lambda can start is packaged.
@Suite struct HandlerExecutableTests {
    @Test func theBuiltHandlerIsStaticAndStripped() throws {
        let executable = try HandlerExecutable(PackagedHandler.executable())
        #expect(executable.isStripped)
        let machine = try BuiltProduct.run(URL(fileURLWithPath: "/usr/bin/env"), ["uname", "-m"]).output
        #expect(machine == (executable.architecture == .arm64 ? "aarch64\n" : "x86_64\n"))
    }

    @Test(
        "What is no static executable for Lambda is refused",
        arguments: [
            (Array("".utf8), HandlerExecutableError.notAnExecutable),
            (Array("\u{7F}EL".utf8), .notAnExecutable),
            (Array("PK\u{3}\u{4} a zip".utf8), .notAnExecutable),
            (Array("#!/bin/sh\nexec ./handler\n".utf8), .script),
            (Array("\u{7F}ELF".utf8), .otherProcessor),
        ])
    func refused(_ bytes: [UInt8], _ error: HandlerExecutableError) {
        #expect(throws: error) { try HandlerExecutable(bytes) }
    }

    @Test func anExecutableWithSharedLibrariesIsRefused() throws {
        let bytes = [UInt8](try Data(contentsOf: BuiltProduct.executable("ivsreview")))
        #expect(throws: HandlerExecutableError.dynamic) { try HandlerExecutable(bytes) }
    }

    @Test(
        "A processor that Lambda does not have is refused",
        arguments: [
            (4, 1), (5, 2), (18, 3), (18, 243),
        ])
    func otherProcessor(_ place: Int, _ value: UInt8) throws {
        var bytes = try PackagedHandler.executable()
        bytes[place] = value
        #expect(throws: HandlerExecutableError.otherProcessor) { try HandlerExecutable(bytes) }
    }

    @Test("A file that was cut off is refused", arguments: [64, 100, 4_096, 1_000_000, -1])
    func cutOff(_ length: Int) throws {
        let bytes = try PackagedHandler.executable()
        let part = length > 0 ? Array(bytes.prefix(length)) : Array(bytes.dropLast(1))
        #expect(throws: HandlerExecutableError.cutOff) { try HandlerExecutable(part) }
    }

    @Test func headersThatPointAnywhereAreNoCrash() throws {
        let bytes = Array(try PackagedHandler.executable().prefix(4_096))
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            var damaged = bytes
            for _ in 0..<4 {
                damaged[Int.random(in: 4..<512, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            _ = try? HandlerExecutable(damaged)
        }
        #expect(throws: (any Error).self) { try HandlerExecutable(bytes) }
    }
}
