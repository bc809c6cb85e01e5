internal import ReviewEvents

extension JSONWriter {
    /// Writes a member that is a string.
    mutating func member(_ name: String, _ text: String) {
        self.name(name)
        string(text)
    }

    /// Writes a member that is an object of strings, or `null`.
    mutating func members(_ name: String, _ texts: [(name: String, value: String)]?) {
        self.name(name)
        guard let texts else { return null() }
        beginObject()
        for text in texts { member(text.name, text.value) }
        endObject()
    }
}
