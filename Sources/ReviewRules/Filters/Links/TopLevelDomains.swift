/// How much a top-level domain says about whether `word.word` is a domain or two sentences without a space.
enum TopLevelDomains {
    /// What a last label is taken for, from least to most.
    enum Kind: Int, Comparable {
        /// No top-level domain.
        case unknown
        /// A word or a file's ending as well (`it.is`, `run.sh`): a domain if a scheme, `www.`, a port, a path or a
        /// bracketed dot says so.
        case weak
        /// A domain behind any dot.
        case bare
        /// A domain even with spaces around the dot, or the word `dot` for it.
        case core

        static func < (first: Kind, second: Kind) -> Bool { first.rawValue < second.rawValue }
    }

    /// The kind of a label: lower-case UTF-8, punycode decoded.
    static func kind(of label: ArraySlice<UInt8>) -> Kind {
        if WordList.core.contains(label) { return .core }
        if WordList.bare.contains(label) { return .bare }
        return WordList(words: all).contains(label) ? .weak : .unknown
    }
}

/// Words in read-only data, in the order of their UTF-8, each with a space behind it: nothing to build at start.
struct WordList {
    let words: StaticString

    /// Endings that are no words, so that `example . com` and `example dot com` can be nothing else.
    static var core: WordList { WordList(words: "biz com edu gov info io net org ru tv xyz ") }

    /// Countries whose code is no frequent word and no frequent file ending, and what spam likes best.
    static var bare: WordList {
        WordList(
            words: """
                ae ai app ar asia au bet bg br bz ca casino cc cf ch cl click club cn co cr cyou cz de dev dk ee eu fi \
                fm fr ga gq gr hk hr hu icu ie il ir jp kr kz link lt lv ly ml mobi mx nl nz online ph pk poker porn \
                pt pw ro se sg shop site sk store sv tech tk top tr tw ua ug uk uy uz vc vip vn website ws za zw бел \
                ком орг рус рф срб укр\u{20}
                """)
    }

    /// Hosts that chat knows, below endings that say little.
    static var hosts: WordList {
        WordList(words: "discord.gg dsc.gg fb.me goo.gl guns.lol invite.gg linktr.ee m.me op.gg t.me wa.me youtu.be ")
    }

    /// Words before `dot com` and `. com` that speak of such addresses instead of giving one; `the bomb dot com` is slang.
    static var articles: WordList {
        WordList(
            words: """
                a an and another any big bomb buy by every for from get her his in is its my new no of old on or our own some \
                that the their these this those to was with your\u{20}
                """)
    }

    /// Whether `word` is in the list.
    func contains(_ word: ArraySlice<UInt8>) -> Bool {
        // SAFETY: the literal lives as long as the process, and no index leaves 0..<utf8CodeUnitCount.
        let start = words.utf8Start
        let space = UInt8(ascii: " ")
        var low = 0
        var high = words.utf8CodeUnitCount
        while low < high {
            var first = (low + high) / 2
            while first > low, start[first - 1] != space { first -= 1 }
            var index = first
            var order = 0
            for byte in word {
                // A word of the list that ends first comes first, and a space is less than any byte of a word.
                order = Int(byte) - Int(start[index])
                if order != 0 { break }
                index += 1
            }
            if order == 0 {
                if start[index] == space { return true }
                order = -1
            }
            if order < 0 {
                high = first
            } else {
                low = first
                while start[low] != space { low += 1 }
                low += 1
            }
        }
        return false
    }
}
