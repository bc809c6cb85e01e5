internal import IVSChat

extension JSONObject {
    /// An object of strings, in the order of their names.
    init(texts: [String: String]) {
        self.init(texts.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
    }

    /// The members whose values are strings.
    var texts: [String: String] {
        Dictionary(compactMap { member in member.value.stringValue.map { (member.name, $0) } }) { $1 }
    }

    /// The object as compact JSON in UTF-8.
    var bytes: [UInt8] { JSONValue.object(self).bytes }

    /// Reads one JSON object, all of it; nil if the text is anything else.
    init?(parsing bytes: [UInt8]) {
        guard let object = (try? JSONValue(parsing: bytes))?.objectValue else { return nil }
        self = object
    }
}
