internal import Foundation

/// Text files that are UTF-8.
enum TextFile {
    /// Why a file cannot be read, in a few words.
    enum Failure: Error, CustomStringConvertible {
        case notFound
        case folder
        case notUTF8(line: Int)
        case unreadable(String)

        var description: String {
            switch self {
            case .notFound: "there is no such file"
            case .folder: "it is a folder"
            case .notUTF8(let line): "line \(line) is not UTF-8 text; save the file with the encoding UTF-8"
            case .unreadable(let cause): cause
            }
        }
    }

    /// The text of the file at `path`, without a byte-order mark.
    static func read(_ path: String) throws(Failure) -> String {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw .notFound }
        guard !isFolder.boolValue else { throw .folder }
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw .unreadable(error.localizedDescription)
        }
        let bytes = Array(data)
        if let offset = bytes.withUnsafeBufferPointer({ invalidOffset(in: $0) }) {
            throw .notUTF8(line: bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1)
        }
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
