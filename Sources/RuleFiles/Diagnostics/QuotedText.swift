extension String {
    /// The text between quotes, its invisible characters spelt out: two texts that differ must look different.
    var quoted: String {
        "'\(unicodeScalars.map(\.spelt).joined())'"
    }
}

extension Unicode.Scalar {
    /// The character, or its number where it would not be seen.
    var spelt: String {
        self == " " || properties.generalCategory.isVisible ? String(self) : escaped(asASCII: true)
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isVisible: Bool {
        ![.control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator].contains(
            self)
    }
}
