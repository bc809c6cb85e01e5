extension String {
    /// The text between quotes, its invisible characters spelt out: two texts that differ must look different.
    var quoted: String {
        let spelt = unicodeScalars.map { scalar in
            let isVisible = scalar == " " || scalar.properties.generalCategory.isVisible
            return isVisible ? String(scalar) : scalar.escaped(asASCII: true)
        }
        return "'\(spelt.joined())'"
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isVisible: Bool {
        ![.control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator].contains(
            self)
    }
}
