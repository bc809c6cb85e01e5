/// The review handler as Lambda starts it: one static ELF executable, which needs no library and no loader.
public struct HandlerExecutable: Sendable {
    /// A processor that Lambda has.
    public enum Architecture: UInt16, Sendable, CustomStringConvertible {
        /// EM_X86_64 (elf(5)).
        case x86 = 62
        /// EM_AARCH64.
        case arm64 = 183

        /// The name that Lambda has for it.
        public var description: String {
            switch self {
            case .x86: "x86_64"
            case .arm64: "arm64"
            }
        }
    }

    /// The file.
    public let bytes: [UInt8]
    /// What it runs on.
    public let architecture: Architecture
    /// Whether the file has no symbol table, which a handler does not need and which would double its size.
    public let isStripped: Bool

    /// How every ELF file begins.
    static let magic = [0x7F, UInt8(ascii: "E"), UInt8(ascii: "L"), UInt8(ascii: "F")]

    /// Reads the file's headers (elf(5)).
    ///
    /// - Throws: `HandlerExecutableError` for anything but a whole static executable for Lambda's processors.
    public init(_ bytes: [UInt8]) throws(HandlerExecutableError) {
        guard bytes.starts(with: Self.magic) else {
            throw bytes.starts(with: "#!".utf8) ? .script : .notAnExecutable
        }
        let header = ELFHeader(bytes)
        // 64 bits, little-endian: the only two that Lambda has are.
        guard let header, let architecture = Architecture(rawValue: header.machine) else { throw .otherProcessor }
        guard header.type == ELFHeader.executable || header.type == ELFHeader.sharedObject else {
            throw .notAnExecutable
        }
        guard let segments = header.segments(in: bytes), let sections = header.sectionTypes(in: bytes),
            segments.allSatisfy({ $0.end <= UInt64(bytes.count) })
        else { throw .cutOff }
        guard !segments.contains(where: { $0.type == ELFHeader.interpreter || $0.type == ELFHeader.dynamic }) else {
            throw .dynamic
        }
        guard segments.contains(where: { $0.type == ELFHeader.load }) else { throw .notAnExecutable }
        self.bytes = bytes
        self.architecture = architecture
        isStripped = !sections.contains(ELFHeader.symbolTable)
    }
}

/// Why a file cannot be a function's `bootstrap`.
public enum HandlerExecutableError: Error, Sendable, Equatable, CustomStringConvertible {
    /// It is no ELF executable.
    case notAnExecutable
    /// It is a script: a shell costs a function tens of milliseconds, and may not be there.
    case script
    /// It is for a processor that Lambda does not have.
    case otherProcessor
    /// It ends before its headers say so.
    case cutOff
    /// It needs shared libraries, which Lambda does not have.
    case dynamic

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .notAnExecutable: "this is no executable; `make handler` builds one"
        case .script: "this is a script, not the handler itself; `make handler` builds .build-static/review-handler"
        case .otherProcessor: "this executable is neither for x86_64 nor for arm64, which are the processors of Lambda"
        case .cutOff: "this executable is cut off; copy it again, or build it with `make handler`"
        case .dynamic:
            "this executable needs shared libraries that Lambda does not have; `make handler` builds a static one"
        }
    }
}
