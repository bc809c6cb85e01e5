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
}
