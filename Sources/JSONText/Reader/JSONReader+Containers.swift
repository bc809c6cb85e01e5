extension JSONReader {
    /// Reads the `{` of an object.
    ///
    /// - Throws: `unexpectedKind`, `nestingTooDeep`.
    public mutating func beginObject() throws(JSONError) {
        try open(.object)
    }

    /// Reads the name of the object's next member and appends it to `buffer`; nil, with the `}` read, if there is none.
    ///
    /// The result is where the name stands in `buffer`. The member's value comes next and must be read or skipped.
    public mutating func nextName(into buffer: inout [UInt8]) throws(JSONError) -> Range<Int>? {
        guard try advance(closing: UInt8(ascii: "}")) else { return nil }
        try requireName()
        let name = try string(into: &buffer)
        try colon()
        return name
    }

    /// Reads the name of the object's next member and tells which of `names` it is: its place there, or their number for
    /// another name; nil, with the `}` read, if there is none. The member's value comes next and must be read or skipped.
    public mutating func nextName(among names: [StaticString]) throws(JSONError) -> Int? {
        guard try advance(closing: UInt8(ascii: "}")) else { return nil }
        try requireName()
        let name = try scannedString()
        try colon()
        if name.hasEscapes {
            var unescaped: [UInt8] = []
            appendUnescaped(name.content, to: &unescaped)
            return place(of: unescaped.span, among: names)
        }
        return place(of: bytes.span.extracting(name.content), among: names)
    }

    private func place(of name: borrowing Span<UInt8>, among names: [StaticString]) -> Int {
        for (place, word) in names.enumerated() where word.utf8CodeUnitCount == name.count {
            var index = 0
            // SAFETY: `index` is below the number of bytes of the literal.
            while index < name.count, name[index] == word.utf8Start[index] { index &+= 1 }
            if index == name.count { return place }
        }
        return names.count
    }

    /// Reads the `[` of an array.
    ///
    /// - Throws: `unexpectedKind`, `nestingTooDeep`.
    public mutating func beginArray() throws(JSONError) {
        try open(.array)
    }

    /// Whether the array has one more element, which must then be read or skipped; its `]` is read if not.
    public mutating func nextElement() throws(JSONError) -> Bool {
        try advance(closing: UInt8(ascii: "]"))
    }

    /// Reads the next value, of any kind and depth, and checks all of it.
    public mutating func skipValue() throws(JSONError) {
        let base = depth
        var isObject = ContainerKinds()
        while true {
            switch try peek() {
            case .object:
                try beginObject()
                isObject[depth - base - 1] = true
            case .array:
                try beginArray()
                isObject[depth - base - 1] = false
            case .string: try skipString()
            case .number: try skipNumber()
            case .boolean: _ = try boolean()
            case .null: try null()
            }
            repeat {
                guard depth > base else { return }
            } while try !advanceToMember(ofObject: isObject[depth - base - 1])
        }
    }

    private mutating func advanceToMember(ofObject isObject: Bool) throws(JSONError) -> Bool {
        guard isObject else { return try nextElement() }
        guard try advance(closing: UInt8(ascii: "}")) else { return false }
        try requireName()
        try skipString()
        try colon()
        return true
    }

    private mutating func open(_ kind: Kind) throws(JSONError) {
        try require(kind)
        guard depth < Self.nestingLimit else { throw JSONError(code: .nestingTooDeep, offset: offset) }
        depth += 1
        offset += 1
        isFirst = true
    }

    /// Reads the comma before the next member or element, or the end of the container.
    @inline(__always)
    private mutating func advance(closing: UInt8) throws(JSONError) -> Bool {
        let byte = try nextByte()
        if byte == closing {
            offset += 1
            depth -= 1
            isFirst = false
            return false
        }
        if isFirst {
            isFirst = false
            return true
        }
        guard byte == UInt8(ascii: ",") else { throw JSONError(code: .unexpectedByte, offset: offset) }
        offset += 1
        return true
    }

    @inline(__always)
    private mutating func requireName() throws(JSONError) {
        guard try nextByte() == UInt8(ascii: "\"") else { throw JSONError(code: .unexpectedByte, offset: offset) }
    }

    @inline(__always)
    private mutating func colon() throws(JSONError) {
        guard try nextByte() == UInt8(ascii: ":") else { throw JSONError(code: .unexpectedByte, offset: offset) }
        offset += 1
    }
}

/// One bit for each open container of a value that is skipped: whether it is an object.
private struct ContainerKinds {
    private var words = InlineArray<8, UInt64>(repeating: 0)

    subscript(index: Int) -> Bool {
        get { words[index >> 6] >> UInt64(index & 63) & 1 == 1 }
        set {
            let bit: UInt64 = 1 << UInt64(index & 63)
            if newValue {
                words[index >> 6] |= bit
            } else {
                words[index >> 6] &= ~bit
            }
        }
    }
}
