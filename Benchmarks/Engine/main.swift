import Glibc
import ReviewRules

do {
    try EngineBench(Array(CommandLine.arguments.dropFirst())).run()
} catch {
    let text = Array("engine-bench: \(error)\n".utf8)
    _ = write(STDERR_FILENO, text, text.count)
    exit(1)
}
