/// Writes JSON, without spaces, into bytes that keep their storage from one text to the next.
///
/// Commas come by themselves: before a name or a value unless the last byte opens a container or ends a name. The caller
/// closes what it opens and names each member of an object.
public struct JSONWriter {
    /// What was written: UTF-8.
    public internal(set) var bytes: [UInt8] = []

    /// A writer without any bytes.
    public init() {}

    /// A writer that goes on behind `bytes`, which are empty afterwards; so no storage is copied or lost.
    public init(taking bytes: inout [UInt8]) {
        swap(&self.bytes, &bytes)
    }

    /// Drops what was written and keeps the storage.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// Opens an object.
    public mutating func beginObject() {
        separate()
        bytes.append(UInt8(ascii: "{"))
    }

    /// Closes the object opened last.
    public mutating func endObject() {
        bytes.append(UInt8(ascii: "}"))
    }

    /// Opens an array.
    public mutating func beginArray() {
        separate()
        bytes.append(UInt8(ascii: "["))
    }

    /// Closes the array opened last.
    public mutating func endArray() {
        bytes.append(UInt8(ascii: "]"))
    }

    /// Writes the name of the member whose value comes next.
    public mutating func name(_ name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
    }

    /// Writes the name of the member whose value comes next; what is not UTF-8 in it becomes U+FFFD.
    public mutating func name(utf8 name: some Collection<UInt8>) {
        string(utf8: name)
        bytes.append(UInt8(ascii: ":"))
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) {
        separate()
        append(value ? "true" : "false")
    }

    /// Writes `null`.
    public mutating func null() {
        separate()
        append("null")
    }

    /// Writes one value that is JSON already, as it is.
    public mutating func raw(_ json: [UInt8]) {
        separate()
        bytes.append(contentsOf: json)
    }

    /// Writes the comma that is due before a name or a value.
    ///
    /// The last byte tells: only `{`, `[` and `:` are followed by a value at once, and a finished string ends with a quote.
    @inline(__always)
    mutating func separate() {
        switch bytes.last {
        case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"): return
        default: bytes.append(UInt8(ascii: ","))
        }
    }

    /// Appends ASCII as it is.
    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
}
