/// Percent-encoding as Signature Version 4 defines it: every byte of the UTF-8 form but `A-Z a-z 0-9 - . _ ~` becomes
/// `%XX` with capital digits; a space is `%20`, never `+`.
public enum URIEncoding {
    /// A query's name or value, or one path segment.
    public static func encode(_ text: String) -> String {
        encode(text, keepingSlashes: false)
    }

    /// A whole path: its slashes stay.
    public static func encodePath(_ path: String) -> String {
        encode(path, keepingSlashes: true)
    }

    /// `name=value&name=value`, encoded, in the given order.
    public static func query(_ items: [(name: String, value: String)]) -> String {
        items.map { "\(encode($0.name))=\(encode($0.value))" }.joined(separator: "&")
    }

    private static func encode(_ text: String, keepingSlashes: Bool) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) || keepingSlashes && byte == UInt8(ascii: "/") {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
