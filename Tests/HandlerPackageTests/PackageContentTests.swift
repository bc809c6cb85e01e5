import Digest
import Foundation
import HandlerPackage
import Testing

/// The zips, read back with Python's and Info-ZIP's readers.
@Suite struct PackageContentTests {
    private static let listing = """
        import json, sys, zipfile
        with zipfile.ZipFile(sys.argv[1]) as archive:
            assert archive.testzip() is None and not archive.comment
            print(json.dumps([[i.filename, oct(i.external_attr >> 16), i.date_time, i.create_system, len(i.extra),
                len(i.comment), i.flag_bits, i.compress_type, i.file_size] for i in archive.infolist()]))
        """

    private func read(_ zip: [UInt8]) throws -> (python: String, modes: [Substring]) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).zip")
        try Data(zip).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let python = try Tool.run("python3", ["-c", Self.listing, file.path])
        let lines = try Tool.run("unzip", ["-Z", "-m", file.path]).split(separator: "\n")
        return (python, lines.filter { $0.hasPrefix("-") }.map { $0.prefix(10) })
    }

    @Test func aFunctionHasThreeFilesWithFixedDatesAndPermissions() throws {
        let handler = try PackagedHandler()
        let rules = try Data(contentsOf: handler.folder.appendingPathComponent("rules.compiled")).count
        let manifest = try Data(contentsOf: handler.folder.appendingPathComponent("manifest.json")).count
        let size = try PackagedHandler.executable().count
        let fixed = "[1980, 1, 1, 0, 0, 0], 3, 0, 0"
        let (python, modes) = try read(handler.zip)
        #expect(
            python == """
                [["bootstrap", "0o100755", \(fixed), 2, 8, \(size)], \
                ["rules.compiled", "0o100644", \(fixed), 2, 8, \(rules)], \
                ["manifest.json", "0o100644", \(fixed), 2, 8, \(manifest)]]

                """)
        #expect(modes == ["-rwxr-xr-x", "-rw-r--r--", "-rw-r--r--"])
    }

    @Test func theUnpackedExecutableIsTheHandlerAndHasNoDynamicSection() throws {
        let handler = try PackagedHandler()
        let bootstrap = handler.folder.appendingPathComponent("bootstrap")
        #expect(try [UInt8](Data(contentsOf: bootstrap)) == PackagedHandler.executable())
        #expect(try Tool.run("readelf", ["-d", bootstrap.path]).contains("There is no dynamic section in this file."))
        #expect(try !Tool.run("readelf", ["-lW", bootstrap.path]).contains("INTERP"))
    }

    @Test func theManifestSaysWhatIsInThePackage() throws {
        let handler = try PackagedHandler()
        let file = handler.folder.appendingPathComponent("manifest.json")
        let manifest = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        #expect(manifest["version"] as? String == "1.2.3")
        #expect(["x86_64", "arm64"].contains(manifest["architecture"] as? String))
        let rules = try #require(manifest["rules"] as? [String: Any])
        #expect(rules["count"] as? Int == 3)
        #expect(rules["ids"] as? [String] == ["mask", "deny", "digits"])
        let files = try #require(manifest["files"] as? [String: [String: Any]])
        #expect(files.keys.sorted() == ["bootstrap", "rules.compiled"])
        for (name, facts) in files {
            let content = try [UInt8](Data(contentsOf: handler.folder.appendingPathComponent(name)))
            #expect(facts["bytes"] as? Int == content.count)
            #expect(facts["sha256"] as? String == hexadecimal(try SHA256.digest(of: content)))
        }
    }

    @Test func thePackageIsAtMostFourMegabytes() throws {
        #expect(try PackagedHandler().zip.count <= 4 << 20)
    }

    @Test func aLayerHasTheRulesAlone() throws {
        let handler = try PackagedHandler()
        let layer = try HandlerPackage.layer(rules: PackagedHandler.load()).bytes
        let (python, modes) = try read(layer)
        let size = try Data(contentsOf: handler.folder.appendingPathComponent("rules.compiled")).count
        #expect(python == "[[\"rules.compiled\", \"0o100644\", [1980, 1, 1, 0, 0, 0], 3, 0, 0, 2, 8, \(size)]]\n")
        #expect(modes == ["-rw-r--r--"])
    }

    @Test func theSameRulesAndHandlerMakeTheSameBytes() throws {
        let executable = try HandlerExecutable(PackagedHandler.executable())
        func zip(_ yaml: String) throws -> [UInt8] {
            try HandlerPackage.function(rules: PackagedHandler.load(yaml), executable: executable, version: "1").bytes
        }
        let first = try zip(PackagedHandler.rules)
        // The dates in a zip count two seconds.
        Thread.sleep(forTimeInterval: 2.1)
        #expect(try zip(PackagedHandler.rules) == first)
        #expect(try zip(PackagedHandler.rules.replacingOccurrences(of: "No coins", with: "None")) != first)
    }
}
