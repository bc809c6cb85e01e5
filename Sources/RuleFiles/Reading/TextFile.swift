internal import Foundation

/// Text files that are UTF-8.
enum TextFile {
    /// Why a file cannot be read, in a few words.
    enum Failure: Error, CustomStringConvertible {
        case notFound
        case notUTF8(byteOffset: Int)
        case unreadable(String)

        var description: String {
            switch self {
            case .notFound: "there is no such file"
            case .notUTF8(let offset): "byte \(offset) is not UTF-8"
            case .unreadable(let cause): cause
            }
        }
    }

    /// The text of the file at `path`, without a byte-order mark.
    static func read(_ path: String) throws(Failure) -> String {
        guard FileManager.default.fileExists(atPath: path) else { throw .notFound }
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw .unreadable(error.localizedDescription)
        }
        let bytes = Array(data)
        if let error = bytes.withUnsafeBufferPointer({ invalidOffset(in: $0) }) { throw .notUTF8(byteOffset: error) }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    }

    private static func invalidOffset(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        do {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}
