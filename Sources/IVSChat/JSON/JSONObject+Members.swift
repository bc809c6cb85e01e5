/// Reading and building the members of shapes. `null` counts as absent, and so does a value of another kind than asked for:
/// answers are checked against their shape before.
extension JSONObject {
    func string(_ name: String) -> String? { self[name]?.stringValue }

    func integer(_ name: String) -> Int? { self[name]?.integerValue }

    func object(_ name: String) -> JSONObject? { self[name]?.objectValue }

    func timestamp(_ name: String) -> ChatTimestamp? { self[name].flatMap(ChatTimestamp.init(json:)) }

    func strings(_ name: String) -> [String]? { self[name]?.arrayValue?.compactMap(\.stringValue) }

    func objects(_ name: String) -> [JSONObject]? { self[name]?.arrayValue?.compactMap(\.objectValue) }

    func map(_ name: String) -> [String: String]? {
        object(name).map { object in
            Dictionary(object.compactMap { member in member.value.stringValue.map { (member.name, $0) } }) { $1 }
        }
    }

    mutating func set(_ name: String, _ text: String?) { self[name] = text.map(JSONValue.string) }

    mutating func set(_ name: String, _ number: Int?) { self[name] = number.map { .number(String($0)) } }

    mutating func set(_ name: String, _ texts: [String]?) {
        self[name] = texts.map { .array($0.map(JSONValue.string)) }
    }

    /// Sets a map; its members go in the order of their names, so that equal inputs make equal requests.
    mutating func set(_ name: String, _ map: [String: String]?) {
        self[name] = map.map { map in
            .object(JSONObject(map.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
        }
    }

    mutating func set(_ name: String, _ object: JSONObject?) { self[name] = object.map(JSONValue.object) }
}
