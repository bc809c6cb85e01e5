import IVSChat

/// Where to go on after `--max-items`: a page, and how many of its items were printed already.
///
/// Its text is the one that botocore makes: base64 of `{"nextToken": …, "boto_truncate_amount": …}`. Any other text is taken
/// as a token of the service.
struct ResumeToken {
    /// The service's token of the page; nil for the first one.
    let token: String?
    let skippedItems: Int

    init(token: String?, skippedItems: Int) {
        self.token = token
        self.skippedItems = skippedItems
    }

    init(_ text: String) {
        if let bytes = Base64.decoded(text), let object = (try? JSONValue(parsing: bytes))?.objectValue,
            object["nextToken"] != nil
        {
            token = object["nextToken"]?.stringValue
            skippedItems = max(object["boto_truncate_amount"]?.integerValue ?? 0, 0)
        } else {
            token = text
            skippedItems = 0
        }
    }

    var text: String {
        var object: JSONObject = ["nextToken": token.map(JSONValue.string) ?? .null]
        if skippedItems > 0 { object["boto_truncate_amount"] = .number(String(skippedItems)) }
        return Base64.encoded(JSONValue.object(object).bytes)
    }
}

/// Base64 (RFC 4648 §4).
private enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encoded(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let word = group.reduce(0) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
            for index in 0..<4 {
                let isData = index <= group.count
                result.append(isData ? alphabet[Int(word >> (18 - 6 * UInt32(index))) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    static func decoded(_ text: String) -> [UInt8]? {
        let digits = text.utf8.reversed().drop { $0 == UInt8(ascii: "=") }.reversed()
        guard text.utf8.count.isMultiple(of: 4) else { return nil }
        var result: [UInt8] = []
        var word: UInt32 = 0
        var bits = 0
        for digit in digits {
            guard let value = alphabet.firstIndex(of: digit) else { return nil }
            word = word << 6 | UInt32(value)
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            result.append(UInt8(truncatingIfNeeded: word >> UInt32(bits)))
        }
        return result
    }
}
