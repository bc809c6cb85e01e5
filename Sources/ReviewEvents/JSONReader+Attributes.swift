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
        keepLastOfEachName(&attributes, text: text)
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

/// Messages hold a handful of attributes (1 KB in all), no two of one name: comparing each pair allocates nothing and is
/// fastest. Where two are namesakes, or beyond this many, a table is used, since 6 MB of short names would otherwise take hours.
private let pairwiseLimit = 32

private func keepLastOfEachName(_ attributes: inout [Message.Attribute], text: [UInt8]) {
    if attributes.count <= pairwiseLimit, !hasNamesakes(attributes.span, text: text.span) { return }
    var table: [ArraySlice<UInt8>: Int] = [:]
    var kept = 0
    for index in attributes.indices {
        let name = text[attributes[index].name]
        if let earlier = table[name] {
            attributes[earlier].value = attributes[index].value
            continue
        }
        table[name] = kept
        attributes[kept] = attributes[index]
        kept += 1
    }
    attributes.removeLast(attributes.count - kept)
}

private func hasNamesakes(_ attributes: borrowing Span<Message.Attribute>, text: borrowing Span<UInt8>) -> Bool {
    for later in attributes.indices {
        let name = attributes[later].name
        for earlier in 0..<later where attributes[earlier].name.count == name.count {
            let other = attributes[earlier].name
            var length = 0
            while length < name.count, text[name.lowerBound + length] == text[other.lowerBound + length] { length += 1 }
            if length == name.count { return true }
        }
    }
    return false
}
