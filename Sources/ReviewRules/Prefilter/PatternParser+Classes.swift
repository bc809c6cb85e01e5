extension PatternParser {
    /// A class of more members is read as anything: requiring one of 17 characters filters next to nothing.
    private static let maximumMembers = 16

    private static let posixNames: Set<String> = [
        "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper",
        "word",
        "xdigit",
    ]

    /// The class whose bracket is next.
    mutating func characterClass() throws(Unreadable) -> PatternNode {
        if skip("[[:<:]]") || skip("[[:>:]]") { return .nothing }
        position += 1
        var members = ClassMembers()
        skipClassStart(&members)
        var isFirst = true
        var isQuoting = false
        while let next = current {
            defer { isFirst = false }
            if next == "\\", scalar(ahead: 1) == "E" {
                isQuoting = false
                members.noteQuote()
                position += 2
            } else if isQuoting {
                try members.add(next)
                position += 1
            } else if next == "]", !isFirst {
                position += 1
                return members.node(atMost: Self.maximumMembers)
            } else if options.isExtendedMore, next == " " || next == "\t" {
                position += 1
            } else if next == "[", let following = scalar(ahead: 1), [":", ".", "="].contains(following) {
                members.addUnknown(isSeparator: try skipPosixClass())
            } else if next == "-", members.canStartRange {
                members.startRange()
                position += 1
            } else if skip("\\Q") {
                isQuoting = true
                members.noteQuote()
            } else if next == "\\" {
                try addEscape(to: &members)
            } else {
                try members.add(next)
                position += 1
            }
        }
        throw Unreadable()
    }

    /// A bracket that closes is a member if only these come before it.
    private mutating func skipClassStart(_ members: inout ClassMembers) {
        while let next = current {
            if skip("\\E") || skip("\\Q\\E") { continue }
            if options.isExtendedMore, next == " " || next == "\t" {
                position += 1
            } else if next == "^", !members.isNegated {
                members.isNegated = true
                position += 1
            } else {
                return
            }
        }
    }

    private mutating func addEscape(to members: inout ClassMembers) throws(Unreadable) {
        if let scalar = try escapedCharacter() {
            try members.add(scalar)
            return
        }
        guard let letter = scalar(ahead: 1) else { throw Unreadable() }
        position += 2
        switch letter {
        case "b": try members.add("\u{8}")
        case "s", "W", "h", "v": members.addUnknown(isSeparator: true)
        case "w":
            members.addUnknown(isSeparator: false)
            members.noteWordCharacters()
        case "d": members.addUnknown(isSeparator: false, isDigit: true)
        case "D", "S", "H", "V", "1"..."9": members.addUnknown(isSeparator: false)
        case "p", "P":
            try skipProperty()
            members.addUnknown(isSeparator: false)
        default: throw Unreadable()
        }
    }

    /// Steps over a POSIX class; true if it holds no letter, digit or number.
    private mutating func skipPosixClass() throws(Unreadable) -> Bool {
        guard skip("[:") else { throw Unreadable() }
        let isNegated = skip("^")
        let start = position
        while let next = current, ("a"..."z").contains(next) { position += 1 }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: scalars[start..<position])
        guard Self.posixNames.contains(String(name)), skip(":]") else { throw Unreadable() }
        return !isNegated && ["blank", "cntrl", "punct", "space"].contains(String(name))
    }
}

/// The members of a class while it is read.
struct ClassMembers {
    var isNegated = false
    private var scalars: [UInt32] = []
    private var isKnown = true
    /// Whether what is not known holds no letter, digit or number.
    private var isSeparator = true
    /// Whether what is not known is decimal digits.
    private var isDigit = true
    private var hasWordCharacters = false
    private var last: Unicode.Scalar?
    private var isInRange = false
    private var hasQuote = false

    /// Whether a hyphen here makes a range of the last member.
    var canStartRange: Bool { last != nil && !isInRange }

    mutating func startRange() {
        isInRange = true
    }

    /// Versions differ about ranges with an end in `\Q…\E`.
    mutating func noteQuote() {
        hasQuote = true
        if isInRange { addUnknown(isSeparator: false) }
    }

    mutating func noteWordCharacters() {
        hasWordCharacters = true
    }

    mutating func addUnknown(isSeparator: Bool, isDigit: Bool = false) {
        isKnown = false
        self.isDigit = self.isDigit && isDigit
        self.isSeparator = self.isSeparator && isSeparator
        isInRange = false
        last = nil
    }

    mutating func add(_ scalar: Unicode.Scalar) throws(PatternParser.Unreadable) {
        guard isInRange, let first = last else {
            scalars.append(scalar.value)
            last = scalar
            return
        }
        guard first <= scalar else { throw PatternParser.Unreadable() }
        isInRange = false
        last = nil
        // No class so large is used, so there is no need to spell it out.
        if hasQuote || scalar.value - first.value > 64 {
            addUnknown(isSeparator: false)
        } else {
            scalars += (first.value...scalar.value).filter { Unicode.Scalar($0) != nil }
        }
    }

    /// What the class matches; anything if it has more than `limit` members.
    func node(atMost limit: Int) -> PatternNode {
        guard !isNegated else { return hasWordCharacters ? .separator : .something }
        guard isKnown else {
            if isDigit, !isInRange, scalars.allSatisfy({ 0x30...0x39 ~= $0 }) { return .digit }
            let separates = isSeparator && scalars.allSatisfy { LetterStream.letter($0) == nil && $0 < 0x80 }
            return separates ? .separator : .something
        }
        let members = (isInRange ? scalars + [45] : scalars).map { [$0] }.uniquedCaselessly()
        return members.count <= limit ? .oneOf(members.flatMap(\.self)) : .something
    }
}
