/// The members of a JSON object, in order. Names are compared byte by byte, so `é` in two Unicode forms is two names.
public struct JSONObject: Sendable, Hashable {
    /// The names, in order.
    public private(set) var names: [String] = []
    /// The values, in the order of `names`.
    public private(set) var values: [JSONValue] = []

    /// An object without members.
    public init() {}

    /// An object of these members; of members with the same name the last one stays.
    public init(_ members: some Sequence<(String, JSONValue)>) {
        for (name, value) in members { self[name] = value }
    }

    /// The value of the member of this name. Setting nil removes it, setting a new name appends it.
    public subscript(name: String) -> JSONValue? {
        get { index(of: name).map { values[$0] } }
        set {
            switch (index(of: name), newValue) {
            case (let index?, let value?):
                values[index] = value
            case (let index?, nil):
                names.remove(at: index)
                values.remove(at: index)
            case (nil, let value?):
                names.append(name)
                values.append(value)
            case (nil, nil):
                break
            }
        }
    }

    /// Whether it has no members.
    public var isEmpty: Bool { names.isEmpty }

    /// The members whose names are not among these.
    func members(except known: [String]) -> JSONObject {
        JSONObject(self.filter { member in !known.contains { $0.utf8.elementsEqual(member.name.utf8) } })
    }

    private func index(of name: String) -> Int? {
        names.firstIndex { $0.utf8.elementsEqual(name.utf8) }
    }
}

extension JSONObject: RandomAccessCollection {
    /// The first position.
    public var startIndex: Int { 0 }

    /// The position after the last member.
    public var endIndex: Int { names.count }

    /// The member at this position.
    public subscript(position: Int) -> (name: String, value: JSONValue) { (names[position], values[position]) }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// An object of these members; of members with the same name the last one stays.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self.init(members)
    }
}
