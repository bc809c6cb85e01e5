extension PatternParser {
    /// The item that starts with the backslash here; `\Q` and `\E` do not come here.
    mutating func escape() throws(Unreadable) -> PatternNode {
        if let scalar = try escapedCharacter() { return .oneOf([scalar.value]) }
        guard let letter = scalar(ahead: 1) else { throw Unreadable() }
        position += 2
        switch letter {
        case "b", "B", "A", "Z", "z", "G", "K": return .nothing
        case "s", "W", "h", "v": return .separator
        case "d": return .digit
        case "D", "S", "w", "H", "V", "N", "R", "X": return .something
        case "p", "P":
            try skipProperty()
            return .something
        case "1"..."9":
            // A back-reference or an octal number with digits after it; which of them depends on the number of groups.
            while let digit = current, ("0"..."9").contains(digit) { position += 1 }
            return .anything
        case "g", "k":
            try skipReference(mayBeBare: letter == "g")
            return .anything
        default: throw Unreadable()
        }
    }

    /// The character that the escape here stands for, in a class or outside; nil, and nothing read, if it stands for
    /// something else.
    mutating func escapedCharacter() throws(Unreadable) -> Unicode.Scalar? {
        guard let next = scalar(ahead: 1) else { throw Unreadable() }
        let isAlphanumeric = next.isASCII && (next.properties.isAlphabetic || ("0"..."9").contains(next))
        guard isAlphanumeric else {
            position += 2
            return next
        }
        if let control = Self.controls[next] {
            position += 2
            return control
        }
        switch next {
        case "0":
            position += 1
            return try number(radix: 8, digits: 1...3)
        case "c":
            guard let named = scalar(ahead: 2), (" "..."~").contains(named) else { throw Unreadable() }
            position += 3
            let upper = ("a"..."z").contains(named) ? named.value - 32 : named.value
            return Unicode.Scalar(upper ^ 0x40)
        case "o":
            position += 2
            guard skip("{") else { throw Unreadable() }
            return try bracedNumber(radix: 8)
        case "x":
            position += 2
            if skip("{") { return try bracedNumber(radix: 16) }
            return try number(radix: 16, digits: 0...2)
        case "N":
            guard scalar(ahead: 2) == "{" else { return nil }
            if isAt("\\N{U+") {
                position += 5
                return try bracedNumber(radix: 16)
            }
            // `\N{2}` is a quantifier; anything else with a letter is an error or a later version's.
            guard let digit = scalar(ahead: 3), ("0"..."9").contains(digit) else { throw Unreadable() }
            return nil
        default: return nil
        }
    }

    private static let controls: [Unicode.Scalar: Unicode.Scalar] = [
        "a": "\u{7}", "e": "\u{1B}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t",
    ]

    private mutating func bracedNumber(radix: UInt32) throws(Unreadable) -> Unicode.Scalar {
        // Leading zeros are allowed; a bound on the digits keeps the value from overflowing.
        let scalar = try number(radix: radix, digits: 1...64)
        guard skip("}") else { throw Unreadable() }
        return scalar
    }

    private mutating func number(radix: UInt32, digits: ClosedRange<Int>) throws(Unreadable) -> Unicode.Scalar {
        var value: UInt32 = 0
        var count = 0
        while count < digits.upperBound, let next = current, let digit = Self.digit(next), digit < radix {
            value = value * radix + digit
            count += 1
            position += 1
            guard value <= 0x10FFFF else { throw Unreadable() }
        }
        guard count >= digits.lowerBound, let scalar = Unicode.Scalar(value) else { throw Unreadable() }
        return scalar
    }

    private static func digit(_ scalar: Unicode.Scalar) -> UInt32? {
        switch scalar {
        case "0"..."9": scalar.value - 48
        case "a"..."f": scalar.value - 87
        case "A"..."F": scalar.value - 55
        default: nil
        }
    }

    /// Steps over what follows `\p`: `L` or `{Lu}`.
    mutating func skipProperty() throws(Unreadable) {
        guard let next = current else { throw Unreadable() }
        position += 1
        if next == "{" {
            _ = try take(through: "}")
        } else if !(next.isASCII && next.properties.isAlphabetic) {
            throw Unreadable()
        }
    }

    /// Steps over what follows `\g` and `\k`: `{name}`, `<name>`, `'name'`, and for `\g` also a number.
    private mutating func skipReference(mayBeBare: Bool) throws(Unreadable) {
        switch current {
        case "{":
            position += 1
            _ = try take(through: "}")
        case "<":
            position += 1
            _ = try take(through: ">")
        case "'":
            position += 1
            _ = try take(through: "'")
        default:
            guard mayBeBare else { throw Unreadable() }
            if current == "-" || current == "+" { position += 1 }
            guard let digit = current, ("0"..."9").contains(digit) else { throw Unreadable() }
            while let digit = current, ("0"..."9").contains(digit) { position += 1 }
        }
    }
}
