import Foundation
import FuzzTargets

/// Runs libFuzzer over a fuzz target: `fuzz TARGET [libFuzzer's options and corpus folders]`, or writes the inputs to start
/// from: `fuzz TARGET --seeds FOLDER`.
enum Fuzz {
    // SAFETY: set once before libFuzzer starts, and libFuzzer calls on one thread.
    nonisolated(unsafe) static var run: (any FuzzRun)?

    static func check(_ bytes: [UInt8]) {
        do {
            guard let problem = try run?.problem(with: bytes) else { return }
            fatalError(problem)
        } catch {
            fatalError("\(error)")
        }
    }

    static func writeSeeds(of run: any FuzzRun, to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (index, seed) in try run.seeds().enumerated() {
            try Data(seed).write(to: URL(fileURLWithPath: folder).appendingPathComponent("seed-\(index)"))
        }
    }
}

/// libFuzzer as a library (compiler-rt, `FuzzerInterface`): it takes its options from the arguments.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
    _ argumentCount: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Under this name since libFuzzer's own `main`, which is linked and never runs, refers to it.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ length: Int) -> Int32 {
    Fuzz.check(Array(UnsafeBufferPointer(start: bytes, count: length)))
    return 0
}

guard CommandLine.arguments.count > 1, let target = FuzzTarget(rawValue: CommandLine.arguments[1]) else {
    print("fuzz \(FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")) [--seeds FOLDER | libFuzzer's arguments]")
    exit(2)
}
let run = try target.makeRun()
if CommandLine.arguments.count == 4, CommandLine.arguments[2] == "--seeds" {
    try Fuzz.writeSeeds(of: run, to: CommandLine.arguments[3])
    exit(0)
}
Fuzz.run = run
// The target's name is not libFuzzer's.
var count = CommandLine.argc - 1
var arguments = CommandLine.unsafeArgv + 1
arguments[0] = CommandLine.unsafeArgv[0]
exit(runFuzzer(&count, &arguments, testOneInput))
