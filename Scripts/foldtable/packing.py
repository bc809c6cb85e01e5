"""The records of the table, and their Swift source.

A StaticString keeps its bytes in read-only data without any initialiser, in debug builds as well, and compiles in well
under a second; an InlineArray literal of this size takes half a minute with -O. Its bytes must be ASCII, so every byte
carries seven bits. Layouts are described in Sources/ReviewRules/Views/FoldTable.swift, which reads them.
"""

from foldtable import ucd

# A keyword whose edge is in one of these needs no boundary there: they are written without spaces.
UNSPACED_SCRIPTS = {"Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"}

# The scripts that have names in Swift; the others follow in alphabetical order.
NAMED_SCRIPTS = [
    "Common", "Inherited", "Unknown", "Latin", "Greek", "Cyrillic", "Armenian", "Hebrew", "Arabic", "Han", "Hiragana",
    "Katakana", "Bopomofo", "Hangul", "Thai", "Lao", "Khmer", "Myanmar",
]

# The smallest of all splits whose top stage has one byte an entry (104 kB in all; 7 and 7 make 130 kB).
LEAF_BITS, MIDDLE_BITS = 4, 5


class Table:
    """All stages of the lookup, as lists of numbers or bytes."""

    def __init__(self, database, folding):
        self.database = database
        self.scripts = NAMED_SCRIPTS + sorted(set(database.script) - set(NAMED_SCRIPTS))
        self.folds = [folding.folded(code) for code in range(ucd.LIMIT)]
        self._either = {code for code in range(ucd.LIMIT) if folding.reads_as_i_or_l(code)}
        self._look_alikes = [folding.caseless_look_alike(code) for code in range(ucd.LIMIT)]
        deltas = {(target - code) % (1 << 21) for code, target in database.simple_fold.items()}
        self.deltas = [0] + sorted(deltas)
        self.pool = self._pool()
        self._build()

    def _pool(self):
        """All folds in one text, the longer ones first, so that most of the short ones are found in them."""
        pool = ""
        for fold in sorted(
            {fold for code, fold in enumerate(self.folds) if fold != chr(code)}, key=lambda fold: (-len(fold), fold)
        ):
            if fold not in pool:
                pool += fold
        return pool

    def _build(self):
        numbers = {}
        leaf = [numbers.setdefault(self._content(code), len(numbers)) for code in range(ucd.LIMIT)]
        self.records = [self._record(*content) for content in numbers]
        middle, self.leaves = blocks(leaf, 1 << LEAF_BITS)
        self.top, self.middle = blocks(middle, 1 << MIDDLE_BITS)

    def _content(self, code):
        """What the record of a code point holds: flags, script, look-alike, difference to the simple fold, fold."""
        database, fold = self.database, self.folds[code]
        category, script = database.category[code], database.script[code]
        is_itself = fold == chr(code)
        is_word = category[0] in "LNM" or code == ord("_")
        extensions = database.script_extensions.get(code)
        is_unspaced = script in UNSPACED_SCRIPTS or bool(extensions) and extensions <= UNSPACED_SCRIPTS
        flags = (
            category[0] == "L", category[0] == "N", category == "Nd", category[0] == "M", is_word,
            code in database.white_space, code in database.default_ignorable,
            code in database.uppercase, code in database.emoji, is_word and is_unspaced, is_itself, code in self._either,
        )
        delta = (database.simple_fold.get(code, code) - code) % (1 << 21)
        return flags, script, self._look_alikes[code], delta, "" if is_itself else fold

    def _record(self, flags, script, look_alike, delta, fold):
        look_alike = ord(look_alike) - ord("a") + 1 if look_alike else 0
        return bytes(
            sevens(sum(flag << place for place, flag in enumerate(flags)), 2)
            + sevens(self.scripts.index(script) | look_alike << 8, 2)
            + sevens(len(self.pool[: self.pool.index(fold)].encode()), 2)
            + sevens(len(fold.encode()), 1)
            + sevens(self.deltas.index(delta), 1)
        )

    def tables(self):
        """Name, what it holds, and content of each stage."""
        top = [byte for number in self.top for byte in sevens(number, 1)]
        middle = [byte for number in self.middle for byte in sevens(number, 2)]
        leaves = [byte for number in self.leaves for byte in sevens(number, 2)]
        deltas = [byte for number in self.deltas for byte in sevens(number, 3)]
        return [
            ("top", "Blocks of `middle`, by code point.", "".join(map(chr, top))),
            ("middle", "Blocks of `leaves`.", "".join(map(chr, middle))),
            ("leaves", "Numbers of `records`.", "".join(map(chr, leaves))),
            ("records", "Eight bytes for each kind of code point.", b"".join(self.records).decode("ascii")),
            ("deltas", "What to add for the simple case fold, modulo 2 to the 21st.", "".join(map(chr, deltas))),
            ("pool", "The UTF-8 of the folds.", self.pool),
        ]


def sevens(number, count):
    """The number in `count` bytes of seven bits, lowest first."""
    assert number < 1 << 7 * count, number
    return [number >> 7 * place & 0x7F for place in range(count)]


def blocks(numbers, size):
    """The block number of each block of `numbers`, and the distinct blocks one after another."""
    distinct = {}
    starts = range(0, len(numbers), size)
    index = [distinct.setdefault(tuple(numbers[start : start + size]), len(distinct)) for start in starts]
    return index, [number for block in distinct for number in block]


def swift(table, command):
    """The Swift source of the table."""
    database = table.database
    stages = table.tables()
    total = sum(len(text.encode()) for _, _, text in stages)
    lines = [
        f"// Generated by `{command}`; do not edit.",
        f"// Unicode {database.version} (UnicodeData, CaseFolding, Scripts, emoji-data ...),"
        f" confusables.txt {database.confusables_version}.",
        f"// {len(table.records):,} records, {total:,} bytes.",
        "// swift-format-ignore-file",
        "",
        "/// The bytes that `FoldTable` reads. Each property is a literal, so it costs no initialiser.",
        "enum FoldTableData {",
        f"    @inline(__always) static var leafBits: Int {{ {LEAF_BITS} }}",
        f"    @inline(__always) static var middleBits: Int {{ {MIDDLE_BITS} }}",
    ]
    for name, about, text in stages:
        lines += ["", f"    /// {about} {len(text.encode()):,} bytes."]
        lines += [f"    @inline(__always) static var {name}: StaticString {{", '        """']
        lines += ["        " + line for line in literal(text)]
        lines += ['        """', "    }"]
    lines += ["}", "", "extension FoldTable.Script {"]
    for number, script in enumerate(NAMED_SCRIPTS):
        name = script[0].lower() + script[1:]
        lines.append(f"    static var {name}: Self {{ Self(rawValue: {number}) }}")
    lines += ["}", ""]
    return "\n".join(lines)


def literal(text):
    """The lines of a multi-line string literal that holds `text`."""
    short = {0: "\\0", 9: "\\t", 10: "\\n", 13: "\\r", 34: '\\"', 92: "\\\\"}
    line = ""
    for character in text:
        code = ord(character)
        piece = short.get(code) or (character if 32 <= code < 127 else f"\\u{{{code:x}}}")
        if len(line) + len(piece) > 110:
            yield line + "\\"
            line = ""
        line += piece
    yield line
