internal import Glibc
internal import Synchronization

/// One run of an external program: no shell, nothing on its standard input, its output kept up to a limit.
struct ChildProcess: Sendable {
    enum Outcome: Sendable, Equatable {
        case exited(code: Int32, output: [UInt8], errorOutput: [UInt8])
        case signalled(Int32)
        case timedOut
        case tooMuchOutput
        case notStarted(reason: String)
    }

    /// The program and its arguments.
    let words: [String]
    /// All of its environment; `PATH` in it says where the program is looked for.
    let environment: [String: String]
    let timeout: Duration
    /// In bytes, for the standard output. Of the standard error as much is kept and the rest dropped.
    let outputLimit: Int

    /// Runs it on the calling thread. When time or output run out, the program and what it started are killed.
    func run() -> Outcome {
        guard let program = words.first.flatMap({ Self.locate($0, path: environment["PATH"] ?? "") }) else {
            return .notStarted(reason: "there is no such program on the PATH")
        }
        switch Self.starting.withLock({ _ in start(program) }) {
        case .failure(let error):
            return .notStarted(reason: error.reason)
        case .success(let started):
            defer {
                close(started.output)
                close(started.errorOutput)
            }
            return wait(for: started.process, output: started.output, errorOutput: started.errorOutput)
        }
    }

    /// A program started between the two calls that make a pipe of another would keep that pipe open.
    private static let starting = Mutex(())

    private struct Started {
        let process: pid_t
        let output: Int32
        let errorOutput: Int32
    }

    private func start(_ program: String) -> Result<Started, FileError> {
        guard let output = Self.pipe() else { return .failure(FileError(errno: errno)) }
        guard let errorOutput = Self.pipe() else {
            let error = FileError(errno: errno)
            close(output.read)
            close(output.write)
            return .failure(error)
        }
        let (process, code) = spawn(program, output: output.write, errorOutput: errorOutput.write)
        close(output.write)
        close(errorOutput.write)
        guard code == 0 else {
            close(output.read)
            close(errorOutput.read)
            return .failure(FileError(errno: code))
        }
        return .success(Started(process: process, output: output.read, errorOutput: errorOutput.read))
    }

    private static func pipe() -> (read: Int32, write: Int32)? {
        var ends: [Int32] = [0, 0]
        guard Glibc.pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private func spawn(_ program: String, output: Int32, errorOutput: Int32) -> (process: pid_t, code: Int32) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, errorOutput, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        // A group of its own, so that its children can be killed with it; signals as a shell would start it with.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(flags))
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        var process = pid_t()
        let code = posix_spawn(&process, program, &actions, &attributes, &arguments, &variables)
        return (process, code)
    }

    private func wait(for process: pid_t, output: Int32, errorOutput: Int32) -> Outcome {
        let deadline = ContinuousClock.now + timeout
        var kept: [Int32: [UInt8]] = [output: [], errorOutput: []]
        var open = [output, errorOutput]
        while !open.isEmpty {
            var polled = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { return kill(process, .timedOut) }
            // At least 1 ms: poll reads 0 as "do not wait".
            let (seconds, attoseconds) = left.components
            let milliseconds = Int32(clamping: seconds * 1_000 + attoseconds / 1_000_000_000_000_000 + 1)
            guard poll(&polled, nfds_t(polled.count), milliseconds) >= 0 || errno == EINTR else {
                return kill(process, .notStarted(reason: String(cString: strerror(errno))))
            }
            for descriptor in polled where descriptor.revents != 0 {
                var piece = [UInt8](repeating: 0, count: 16_384)
                let count = read(descriptor.fd, &piece, piece.count)
                guard count > 0 else {
                    open.removeAll { $0 == descriptor.fd }
                    continue
                }
                let room = outputLimit - (kept[descriptor.fd]?.count ?? 0)
                guard count <= room || descriptor.fd == errorOutput else { return kill(process, .tooMuchOutput) }
                kept[descriptor.fd]?.append(contentsOf: piece[..<min(count, max(room, 0))])
            }
        }
        return exit(of: process, until: deadline, output: kept[output] ?? [], errorOutput: kept[errorOutput] ?? [])
    }

    /// A program may close its outputs and go on.
    private func exit(
        of process: pid_t, until deadline: ContinuousClock.Instant, output: [UInt8], errorOutput: [UInt8]
    ) -> Outcome {
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            guard ContinuousClock.now < deadline else { return kill(process, .timedOut) }
            usleep(2_000)
        }
        let signal = status & 0x7F
        return signal == 0
            ? .exited(code: status >> 8 & 0xFF, output: output, errorOutput: errorOutput) : .signalled(signal)
    }

    private func kill(_ process: pid_t, _ outcome: Outcome) -> Outcome {
        Glibc.kill(-process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        return outcome
    }

    private static func locate(_ program: String, path: String) -> String? {
        guard !program.contains("/") else { return program }
        let folders = path.split(separator: ":", omittingEmptySubsequences: true)
        return folders.map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
    }
}

extension ChildProcess {
    /// Cuts a command line into words as a POSIX shell quotes them, and expands nothing; nil when a quote is not closed.
    static func words(of command: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var characters = Array(command)[...]
        while let character = characters.popFirst() {
            switch (character, quote) {
            case ("'", "'"), ("\"", "\""):
                quote = nil
            case ("\\", nil):
                guard let next = characters.popFirst() else { return nil }
                word = (word ?? "") + String(next)
            case ("\\", "\""):
                guard let next = characters.popFirst() else { return nil }
                // Within double quotes a backslash escapes these and stands for itself before others (POSIX.1 §2.2.3).
                word = (word ?? "") + ("\"\\$`\n".contains(next) ? "" : "\\") + String(next)
            case ("'", nil), ("\"", nil):
                quote = character
                word = word ?? ""
            case (" ", nil), ("\t", nil), ("\n", nil):
                if let finished = word { words.append(finished) }
                word = nil
            default:
                word = (word ?? "") + String(character)
            }
        }
        guard quote == nil else { return nil }
        return words + (word.map { [$0] } ?? [])
    }
}
