"""The Unicode character database and UTS #39's confusables, read from their text files."""

import re
from pathlib import Path

LIMIT = 0x110000

# What is read, below the database's folder.
FILES = [
    "UnicodeData.txt",
    "CaseFolding.txt",
    "CompositionExclusions.txt",
    "DerivedCoreProperties.txt",
    "PropList.txt",
    "PropertyValueAliases.txt",
    "ScriptExtensions.txt",
    "Scripts.txt",
    "emoji/emoji-data.txt",
]

HANGUL_FIRST, HANGUL_LAST = 0xAC00, 0xD7A3
JAMO_L, JAMO_V, JAMO_T = 0x1100, 0x1161, 0x11A7
JAMO_V_COUNT, JAMO_T_COUNT = 21, 28


def fields(path):
    """The `;`-separated fields of each line that is not a comment."""
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        line = line.split("#", 1)[0].strip()
        if line:
            yield [field.strip() for field in line.split(";")]


def code_points(text):
    """The code points of `0041` or `0041..005A`."""
    first, _, last = text.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def string(text):
    """The string of `0041 0042`."""
    return "".join(chr(int(part, 16)) for part in text.split())


class Database:
    """What the table is made from. All names are those of UAX #44; properties are indexed by code point."""

    def __init__(self, folder, confusables):
        folder = Path(folder)
        self.version = re.search(r"-([0-9.]+)\.txt", (folder / "Scripts.txt").read_text(encoding="utf-8")).group(1)
        self.confusables_version = re.search(
            r"Version: ([0-9.]+)", Path(confusables).read_text(encoding="utf-8-sig")
        ).group(1)
        self._read_unicode_data(folder / "UnicodeData.txt")
        self._read_properties(folder)
        self._read_case_folding(folder / "CaseFolding.txt")
        self._read_compositions(folder / "CompositionExclusions.txt")
        self.confusables = {
            int(source, 16): string(target) for source, target, *_ in fields(Path(confusables))
        }

    def _read_unicode_data(self, path):
        self.category = ["Cn"] * LIMIT
        self.combining_class = [0] * LIMIT
        self.names = {}
        self.decomposition = {}  # code point: (whether canonical, string), one step
        self.decimal = {}
        self.numeric = {}
        first = 0
        for code, name, category, combining, _, mapping, decimal, _, numeric, *_ in fields(path):
            code = int(code, 16)
            if name.endswith(", First>"):
                first = code
                continue
            for each in range(first, code + 1) if name.endswith(", Last>") else [code]:
                self.category[each] = category
            self.combining_class[code] = int(combining)
            self.names[code] = name
            if mapping:
                canonical = not mapping.startswith("<")
                self.decomposition[code] = (canonical, string(mapping if canonical else mapping.split("> ")[1]))
            if decimal:
                self.decimal[code] = int(decimal)
            if numeric:
                self.numeric[code] = numeric

    def _read_properties(self, folder):
        self.default_ignorable = self._property(folder / "DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
        self.white_space = self._property(folder / "PropList.txt", "White_Space")
        self.uppercase = self._property(folder / "DerivedCoreProperties.txt", "Uppercase")
        self.emoji = self._property(folder / "emoji/emoji-data.txt", "Emoji_Presentation") | self._property(
            folder / "emoji/emoji-data.txt", "Extended_Pictographic"
        )
        self.script = ["Unknown"] * LIMIT
        for codes, script in fields(folder / "Scripts.txt"):
            for code in code_points(codes):
                self.script[code] = script
        alias = {
            row[1]: row[2] for row in fields(folder / "PropertyValueAliases.txt") if row[0] == "sc"
        }
        self.script_extensions = {}
        for codes, scripts in fields(folder / "ScriptExtensions.txt"):
            for code in code_points(codes):
                self.script_extensions[code] = {alias[script] for script in scripts.split()}

    @staticmethod
    def _property(path, name):
        return {code for row in fields(path) if row[1] == name for code in code_points(row[0])}

    def _read_case_folding(self, path):
        self.simple_fold = {}  # status C and S
        self.full_fold = {}  # status C and F
        for code, status, target, *_ in fields(path):
            if status in "CS":
                self.simple_fold[int(code, 16)] = int(target, 16)
            if status in "CF":
                self.full_fold[int(code, 16)] = string(target)

    def _read_compositions(self, path):
        excluded = {int(row[0], 16) for row in fields(path)}
        self._compositions = {
            target: chr(code)
            for code, (canonical, target) in self.decomposition.items()
            if canonical and len(target) == 2 and code not in excluded
            and not self.combining_class[code] and not self.combining_class[ord(target[0])]
        }

    def nfkd(self, text):
        """Normalization form KD (UAX #15)."""
        decomposed = [mark for character in text for mark in self._decomposed(ord(character))]
        ordered = []
        for code in decomposed:  # canonical ordering: a stable insertion by combining class
            place = len(ordered)
            combining = self.combining_class[code]
            while combining and place and self.combining_class[ordered[place - 1]] > combining:
                place -= 1
            ordered.insert(place, code)
        return "".join(map(chr, ordered))

    def _decomposed(self, code):
        if HANGUL_FIRST <= code <= HANGUL_LAST:
            lead_vowel, trail = divmod(code - HANGUL_FIRST, JAMO_T_COUNT)
            lead, vowel = divmod(lead_vowel, JAMO_V_COUNT)
            return [JAMO_L + lead, JAMO_V + vowel] + ([JAMO_T + trail] if trail else [])
        if code not in self.decomposition:
            return [code]
        return [part for character in self.decomposition[code][1] for part in self._decomposed(ord(character))]

    def composed(self, text):
        """Canonical composition (UAX #15) of text in canonical order."""
        result = []
        starter, last_class = None, 0
        for character in text:
            combining = self.combining_class[ord(character)]
            if starter is not None and (last_class < combining or last_class == 0 and starter == len(result) - 1):
                pair = self._pair(result[starter], character)
                if pair:
                    result[starter] = pair
                    continue
            if combining == 0:
                starter, last_class = len(result), 0
            else:
                last_class = combining
            result.append(character)
        return "".join(result)

    def _pair(self, first, second):
        lead, vowel, trail = ord(first) - JAMO_L, ord(second) - JAMO_V, ord(second) - JAMO_T
        if 0 <= lead < 19 and 0 <= vowel < JAMO_V_COUNT:
            return chr(HANGUL_FIRST + (lead * JAMO_V_COUNT + vowel) * JAMO_T_COUNT)
        syllable = ord(first) - HANGUL_FIRST
        if 0 <= syllable <= HANGUL_LAST - HANGUL_FIRST and syllable % JAMO_T_COUNT == 0 and 0 < trail < JAMO_T_COUNT:
            return chr(ord(first) + trail)
        return self._compositions.get(first + second)
