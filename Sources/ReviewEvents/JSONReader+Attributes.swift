internal import JSONText
internal import ReviewRules

extension JSONReader {
    /// Reads an `Attributes` object in place of what `attributes` held; a value of another kind reads as no attributes.
    ///
    /// Each name comes out once, where it came first, with the value that came last.
    mutating func attributes(into attributes: inout [Message.Attribute], text: inout [UInt8]) throws(JSONError) {
        attributes.removeAll(keepingCapacity: true)
        guard try peek() == .object else {
            try skipValue()
            return
        }
        try beginObject()
        while let name = try nextName(into: &text) {
            let value = try attributeValue(into: &text)
            attributes.append(Message.Attribute(name: name, value: value ?? leftOut))
        }
        if attributes.count > 1 { keepLastOfEachName(&attributes, text: text) }
        if attributes.contains(where: { $0.value == leftOut }) { attributes.removeAll { $0.value == leftOut } }
    }

    private mutating func attributeValue(into text: inout [UInt8]) throws(JSONError) -> Range<Int>? {
        switch try peek() {
        case .string:
            return try string(into: &text)
        case .number:
            return try number(into: &text)
        case .boolean:
            let start = text.count
            text.append(contentsOf: try boolean() ? "true".utf8 : "false".utf8)
            return start..<text.count
        case .null, .array, .object:
            try skipValue()
            return nil
        }
    }
}

/// The value of an attribute that has none that is text, until all of its namesakes are known.
private let leftOut = -1 ..< -1

/// Messages hold a handful of attributes (1 KB in all): comparing each pair of names allocates nothing and is fastest.
/// Beyond this many a table is used, since 6 MB of short names would otherwise take hours.
private let pairwiseLimit = 32

private func keepLastOfEachName(_ attributes: inout [Message.Attribute], text: [UInt8]) {
    var table: [ArraySlice<UInt8>: Int] = [:]
    let isSmall = attributes.count <= pairwiseLimit
    var kept = 0
    for index in attributes.indices {
        let range = attributes[index].name
        let name = text[range]
        let earlier =
            isSmall
            ? attributes[..<kept].firstIndex { $0.name.count == range.count && text[$0.name] == name } : table[name]
        if let earlier {
            attributes[earlier].value = attributes[index].value
            continue
        }
        if !isSmall {
            table[name] = kept
        }
        attributes[kept] = attributes[index]
        kept += 1
    }
    attributes.removeLast(attributes.count - kept)
}
