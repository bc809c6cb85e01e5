import BuiltProducts
import Foundation
import HandlerPackage
import Testing

/// What Lambda could not start is refused before it is sent.
@Suite struct DeploymentZipTests {
    /// Makes zips with Python's writer; the last argument says of which kind.
    private static let script = """
        import struct, sys, zipfile
        path, kind, content = sys.argv[1], sys.argv[2], bytes.fromhex(sys.argv[3])
        name = "bin/bootstrap" if kind == "elsewhere" else "bootstrap"
        info = zipfile.ZipInfo(name)
        info.create_system = 0 if kind == "windows" else 3
        modes = {"windows": 0, "plain": 0o100644, "link": 0o120755, "folder": 0o40755}
        info.external_attr = modes.get(kind, 0o100755) << 16
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("rules.compiled", b"x" * 1000)
            archive.writestr(info, content)
        """

    private static func zip(_ kind: String, _ content: [UInt8]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: file) }
        let digits = content.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        _ = try Tool.run("python3", ["-c", script, file.path, kind, digits])
        return [UInt8](try Data(contentsOf: file))
    }

    private static func elf(machine: UInt8) throws -> [UInt8] {
        var header = Array(try PackagedHandler.executable().prefix(64))
        header[18] = machine
        return header
    }

    @Test func ourPackageIsForThisMachine() throws {
        let executable = try HandlerExecutable(PackagedHandler.executable())
        #expect(try DeploymentZip(PackagedHandler().zip).architecture == executable.architecture)
    }

    @Test(
        "The instruction set is that of the bootstrap",
        arguments: [(UInt8(62), HandlerExecutable.Architecture.x86), (183, .arm64)])
    func architecture(machine: UInt8, architecture: HandlerExecutable.Architecture) throws {
        let header = try Self.elf(machine: machine)
        #expect(try DeploymentZip(Self.zip("executable", header)).architecture == architecture)
        #expect(try DeploymentZip(Self.zip("windows", header)).architecture == architecture)
    }

    @Test func aScriptTellsNothing() throws {
        #expect(try DeploymentZip(Self.zip("executable", Array("#!/bin/sh\n".utf8))).architecture == nil)
    }

    @Test(
        "What Lambda could not start is refused",
        arguments: [
            ("plain", UInt8(62), DeploymentZipError.notExecutable), ("elsewhere", 62, .noBootstrap),
            ("executable", 243, .otherProcessor), ("link", 62, .notFile), ("folder", 62, .notFile),
        ])
    func refused(kind: String, machine: UInt8, error: DeploymentZipError) throws {
        let zip = try Self.zip(kind, Self.elf(machine: machine))
        #expect(throws: error) { try DeploymentZip(zip) }
    }

    @Test func anEmptyBootstrapIsRefused() throws {
        let zip = try Self.zip("executable", [])
        #expect(throws: DeploymentZipError.notFile) { try DeploymentZip(zip) }
    }

    @Test func aBootstrapWithAnotherChecksumIsRefused() throws {
        var zip = try Self.zip("executable", Self.elf(machine: 62))
        // The checksum of the last file, in the central directory (APPNOTE.TXT §4.3.12).
        let directory = try #require(Data(zip).range(of: Data([0x50, 0x4B, 1, 2]), options: .backwards)).lowerBound
        zip[directory + 16] ^= 1
        #expect(throws: DeploymentZipError.self) { try DeploymentZip(zip) }
    }

    @Test func aDamagedZipIsRefusedAndNeverACrash() throws {
        let zip = try Self.zip("executable", Self.elf(machine: 62))
        for length in [0, 1, 4, 22, zip.count / 2, zip.count - 1] {
            #expect(throws: DeploymentZipError.self) { try DeploymentZip(Array(zip.prefix(length))) }
        }
        #expect(throws: DeploymentZipError.self) { try DeploymentZip(Array("PK\u{3}\u{4} code".utf8)) }
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            var damaged = zip
            for _ in 0..<3 {
                damaged[.random(in: 0..<zip.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            _ = try? DeploymentZip(damaged)
        }
    }
}
