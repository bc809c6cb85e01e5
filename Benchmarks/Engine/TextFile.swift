import Glibc

/// Reads and writes whole files without Foundation, whose libraries would be most of the memory measured here.
enum TextFile {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    static func bytes(_ path: String) throws(Failure) -> [UInt8] {
        guard let file = fopen(path, "rb") else {
            throw Failure(description: "\(path) cannot be read; Scripts/install-dependencies --test fetches the data")
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        // Files of /proc have no size that could be asked for first.
        while feof(file) == 0, ferror(file) == 0 {
            bytes.append(
                contentsOf: [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                    count = fread(buffer.baseAddress, 1, buffer.count, file)
                })
        }
        return bytes
    }

    static func lines(_ path: String) throws(Failure) -> [String] {
        try bytes(path).split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }

    static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        guard let file = fopen(path, "wb") else { throw Failure(description: "\(path) cannot be written") }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else {
            throw Failure(description: "\(path) cannot be written whole")
        }
    }
}
