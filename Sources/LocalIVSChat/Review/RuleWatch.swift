internal import Foundation
internal import IVSChat
internal import ReviewRules
internal import RuleFiles

/// A rule set as it was read from its files.
struct LoadedRuleSet: Sendable {
    /// What there is to say about the files.
    var diagnostics: [Diagnostic]
    /// Why they could not be compiled though the files are right.
    var problem: String?
    /// The rules; nil if the files have errors.
    var ruleSet: RuleSet?
    /// The file of the compiled rules.
    var compiledFile: String?
    /// When the files were read.
    var time: ChatTimestamp.Instant?
}

/// Reads a folder of rule files whenever one of them changes, and compiles it into a file that handlers read.
final class RuleWatch: Sendable {
    private struct Stamp: Equatable {
        let path: String
        let modified: Int
        let nanoseconds: Int
        let size: Int
        let inode: UInt64
    }

    private let folder: String
    private let place: URL

    /// A watch over `folder`, whose compiled files go into a temporary folder of its own.
    init(_ folder: String) throws {
        self.folder = folder
        place = FileManager.default.temporaryDirectory.appendingPathComponent("ivsreview-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: place) }

    /// Reads the rules now and after each change, until the task is cancelled.
    func run(
        every interval: UInt64, _ clock: ServerClock, _ changed: (LoadedRuleSet) async -> Void
    ) async throws {
        var stamps: [Stamp]?
        var generation = 0
        while true {
            let found = self.stamps()
            if found != stamps {
                stamps = found
                generation += 1
                let number = generation
                // Reading takes long enough to be in the way of others on the shared threads.
                var loaded = await Self.apart { self.load(number) }
                loaded.time = clock.now()
                await changed(loaded)
            }
            try await clock.sleep(interval)
        }
    }

    private func load(_ generation: Int) -> LoadedRuleSet {
        do throws(RuleFileErrors) {
            let rules = try RuleFolder.load(folder)
            let file = place.appendingPathComponent("rules-\(generation).compiled")
            do {
                try Data(CompiledRuleSet.encode(rules.ruleSet)).write(to: file)
            } catch {
                return LoadedRuleSet(diagnostics: [], problem: "\(file.path): \(error.localizedDescription)")
            }
            return LoadedRuleSet(diagnostics: rules.warnings, ruleSet: rules.ruleSet, compiledFile: file.path)
        } catch {
            return LoadedRuleSet(diagnostics: error.diagnostics)
        }
    }

    /// What tells that a file is not what it was.
    private func stamps() -> [Stamp] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return ([""] + names.sorted()).map { name in
            var status = stat()
            let path = name.isEmpty ? folder : folder + "/" + name
            guard stat(path, &status) == 0 else {
                return Stamp(path: path, modified: 0, nanoseconds: 0, size: -1, inode: 0)
            }
            return Stamp(
                path: path, modified: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
                size: Int(status.st_size), inode: UInt64(status.st_ino))
        }
    }

    private static func apart<Value: Sendable>(_ work: @Sendable @escaping () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: work()) }
        }
    }
}
