import Foundation
import FuzzTargets
import Testing

/// What fuzzers start from and what they found, run without a fuzzer.
@Suite("A fuzz target")
struct FuzzCorpusTests {
    @Test("finds nothing wrong with the inputs it starts from", arguments: FuzzTarget.allCases)
    func seeds(target: FuzzTarget) throws {
        let run = try target.makeRun()
        let seeds = try run.seeds()
        #expect(seeds.count > 10)
        for seed in seeds {
            let problem = try run.problem(with: seed)
            #expect(problem == nil, "\(String(decoding: seed.prefix(200), as: UTF8.self))")
        }
    }

    @Test("finds nothing wrong any more with what fuzzers found")
    func findings() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            at: FuzzTarget.findings, includingPropertiesForKeys: nil)
        #expect(!folders.isEmpty)
        for folder in folders {
            let target = try #require(FuzzTarget(rawValue: folder.lastPathComponent))
            let run = try target.makeRun()
            for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
                let problem = try run.problem(with: Array(Data(contentsOf: file)))
                #expect(problem == nil, "\(target) \(file.lastPathComponent)")
            }
        }
    }
}
