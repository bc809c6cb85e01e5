"""What each code point reads as in the view `folded`.

The fold of a text is the concatenation of its code points' folds, and a fold folds to itself. It is a choice, made
from UTS #39 and the names of the characters, and where these do not decide, from the hand tables below.
"""

import re
import string as ascii_sets

# Marks. Mn and Me are dropped where they are added to a letter that can be read without them: the general diacritics
# (script Inherited) and those of Latin, Greek, Cyrillic, Arabic, Hebrew and Syriac. Any other script's marks, every Mc
# and the voiced marks of Kana are spelling (vowel signs, viramas, tones) and stay.
DROPPED_MARK_SCRIPTS = {"Inherited", "Common", "Latin", "Greek", "Cyrillic", "Coptic", "Arabic", "Hebrew", "Syriac"}
KANA_VOICED_MARKS = "\u3099\u309A"

# Scripts in daily use without case, whose words must stay readable in the folded view: a letter of theirs that looks
# like a Latin one is reported as a look-alike for words that mix scripts, and folds to itself.
CASELESS_SCRIPTS = set(
    """Arabic Bengali Bopomofo Devanagari Ethiopic Georgian Gujarati Gurmukhi Han Hangul Hebrew Hiragana Kannada
    Katakana Khmer Lao Malayalam Mongolian Myanmar Nko Oriya Sinhala Syriac Tamil Telugu Thaana Thai Tibetan
    Yi""".split()
)

# What does not read as a Latin letter although UTS #39 would take it there by way of another one: Cyrillic letters with
# a shape of their own (`б` is near both b and 6, and would make one letter of `б` and `в`), and the euro sign, which
# stands for amounts.
NO_LOOK_ALIKE = set("бзлфэяиъыюӡ€")

# What stays although it has a compatibility form: the signs that are set behind a word (as letters, `word™` would hide
# the word), and the vowels am of Thai and Lao, which are typed as one.
NO_COMPATIBILITY_FORM = set("™℠\u0E33\u0EB3")

# Look-alikes where UTS #39 says nothing, or something else than the eye in running text. Lower case; the upper case
# follows, except for `UNEVEN_CASE_SCRIPTS`.
HAND = {
    # Cyrillic. UTS #39 13.0 ends к м т в н at small capitals; the rest is near enough to be used. `ғ` is the f of
    # "small capital" fonts, `н` is H rather than n.
    "к": "k", "м": "m", "т": "t", "в": "b", "н": "h", "г": "r", "п": "n", "ь": "b", "ґ": "r", "ғ": "f",
    # Greek. Small and capital letters look like different Latin letters in μ Μ (u, m), η Η (n, h), ν Ν (v, n) and
    # υ Υ (u, y): each folds to what it looks like.
    "β": "b", "ζ": "z", "Ι": "i", "λ": "a", "μ": "u", "χ": "x", "ω": "w", "ϲ": "c", "Ϲ": "c",
    # Latin letters of which the name does not tell the look.
    "ĸ": "k", "ŋ": "n", "ð": "d", "þ": "p", "ɔ": "c", "ə": "e", "ꞓ": "e", "ʌ": "a", "ʊ": "u", "ʍ": "m", "ʄ": "f",
    "ɮ": "b", "ƿ": "p", "ƕ": "hv", "ʀ": "r", "ꜧ": "h", "ǃ": "!", "ʋ": "u", "ᶌ": "y",
    # Armenian, Cherokee and Canadian syllabics that fonts of "fancy text" use.
    "ֆ": "s", "Ꮆ": "g", "Ꮳ": "c", "Ꮁ": "r", "ᗩ": "a", "ᑕ": "c", "ᗴ": "e", "ᕮ": "e", "ᑎ": "n", "ᗝ": "o", "ᑫ": "q",
    "ᔕ": "s", "ᗯ": "w", "ᘔ": "z",
    # The digits of Warang Citi that look like letters, and the fives of Arabic and Persian, which are circles: of the words
    # that look-alikes hid, two thirds had one for an o. Those of other scripts read as what they count.
    "𑣥": "z", "𑣦": "w", "𑣩": "c", "\u0665": "o", "\u06F5": "o",
    # Currency and mathematical signs that such fonts use, beside those of UTS #39 (`¢`, `¥`, `₩`...).
    "₳": "a", "฿": "b", "₿": "b", "₵": "c", "₣": "f", "₲": "g", "₦": "n", "₱": "p", "₴": "s", "₥": "m",
    "∂": "d", "∈": "e", "∩": "n", "√": "v",
    # Punctuation and spaces that are not compatibility forms.
    "׀": "|", "˛": "i", "。": ".", "\u2014": "-", "\u2015": "-", "„": '"', "″": '"', "│": "|", "┃": "|", "❘": "|", "\u2800": " ",
    # The Arabic elongation is no letter; interlinear annotation controls are invisible; the spacing voiced marks of
    # Kana are those that follow a half-width letter.
    "\u0640": "", "\uFFF9": "", "\uFFFA": "", "\uFFFB": "", "\u309B": "\u3099", "\u309C": "\u309A",
}

# Scripts of which the small and capital letters look like different Latin ones: each goes by its own look.
UNEVEN_CASE_SCRIPTS = {"Greek", "Warang_Citi"}

# A bar that may be l as well as i although UTS #39 has it as i, unlike its capital.
EITHER = set("ӏ")

# Letters of caseless scripts used as Latin ones in "fancy text", beside those of UTS #39.
CASELESS_LOOK_ALIKES = {
    "ค": "a", "เ": "i", "ภ": "n", "ร": "s", "ย": "u", "ฬ": "w", "๏": "o", "๒": "b", "๓": "m", "๔": "d", "๖": "b",
    "נ": "j", "ק": "p", "א": "x", "ץ": "y", "ש": "w", "ח": "n", "ת": "n", "ם": "o",
    "卂": "a", "乃": "b", "匚": "c", "乇": "e", "千": "f", "卄": "h", "工": "i", "丨": "i", "フ": "j", "ㄥ": "l",
    "爪": "m", "几": "n", "ㄖ": "o", "口": "o", "卩": "p", "尺": "r", "丂": "s", "ㄒ": "t", "丁": "t", "ㄩ": "u",
    "凵": "u", "山": "w", "乂": "x", "ㄚ": "y", "乙": "z",
}

# Names that tell the letter or digit: `LATIN LETTER SMALL CAPITAL H`, `NEGATIVE SQUARED LATIN CAPITAL LETTER A`,
# `REGIONAL INDICATOR SYMBOL LETTER A`, `DINGBAT NEGATIVE CIRCLED DIGIT ONE`, `LATIN SMALL LETTER TURNED A`.
STYLED_LETTER = re.compile(
    r"(?:(?:NEGATIVE )?(?:CIRCLED|SQUARED|PARENTHESIZED) LATIN (?:CAPITAL|SMALL) LETTER"
    r"|REGIONAL INDICATOR SYMBOL LETTER|LATIN LETTER SMALL CAPITAL) ([A-Z])$"
)
STYLED_DIGIT = re.compile(r"(?:CIRCLED|PARENTHESIZED) (?:SANS-SERIF )?(?:DIGIT|NUMBER) ")
ODD_LETTER = re.compile(
    r"LATIN (?:(?:CAPITAL|SMALL) LETTER|LETTER SMALL CAPITAL)"
    r"(?: (?:TURNED|REVERSED|OPEN|DOTLESS|BARRED|SCRIPT|INSULAR|SIDEWAYS|BLACKLETTER|TAILLESS|STRETCHED|BROAD|LENIS"
    r"|ANGLICANA|VISIGOTHIC|MIDDLE-WELSH|LONG|SMALL|BROKEN|DIGRAPH|VOLAPUK|INVERTED|FLATTENED|SIDEWAYS DIAERESIZED))*"
    r" ([A-Z])(?: ROTUNDA)?$"
)

# A Jamo that is not in a syllable reads as the letter that keyboards type (U+3131...), which NFKD would take apart.
JAMO_LETTER = "HANGUL LETTER "
JAMO = re.compile(r"HANGUL (?:CHOSEONG|JUNGSEONG|JONGSEONG) (.*)")
NAMED_BASE_SCRIPTS = {"Latin", "Greek", "Cyrillic"}
LETTERS = set(ascii_sets.ascii_lowercase)
PUNCTUATION = set(ascii_sets.punctuation)


class Folding:
    """Folds by code point, and look-alikes."""

    def __init__(self, database):
        self.database = database
        self._code_of_name = {name: code for code, name in database.names.items() if not name.startswith("<")}
        self._same_fold = {}
        for code, target in database.simple_fold.items():
            self._same_fold.setdefault(target, [target]).append(code)
        self._seen = {}

    def folded(self, code):
        """The fold of a code point: the steps below, until nothing changes."""
        text = chr(code)
        while True:
            again = "".join(self._step(ord(character)) for character in text)
            if again == text:
                return text
            text = again

    def caseless_look_alike(self, code):
        """The letter a–z that a character of a caseless script or a digit looks like, if any."""
        character, database = chr(code), self.database
        if character in CASELESS_LOOK_ALIKES:
            return CASELESS_LOOK_ALIKES[character]
        is_candidate = code in database.decomposition or code in database.confusables
        if is_candidate and database.script[code] in CASELESS_SCRIPTS and database.category[code][0] in "LN":
            text = self._compatible(character)
            if text != character:
                return self.caseless_look_alike(ord(text)) if len(text) == 1 else None
            look = self._confusable(character)
            return look if look in LETTERS else None
        return None

    def reads_as_i_or_l(self, code):
        """Whether a character beyond ASCII has the shape of a capital I, or of a bar, which readers take for an l as well.

        UTS #39 takes them all for l. So it does with what is an l and with what is a one; neither reads as i."""
        if chr(code) in EITHER:
            return True
        if code < 0x80 or self.folded(code) not in ("i", "l") or self.database.nfkd(chr(code)).lower() == "l":
            return False
        target = self.database.simple_fold.get(code, code)
        variants = [code] if code in self.database.confusables else self._same_fold.get(target, [target])
        return any(self.database.confusables.get(variant) == "l" for variant in variants)

    def _step(self, code):
        character, database = chr(code), self.database
        category = database.category[code]
        if code < 0x80:
            return character.lower()
        if character in HAND:
            return HAND[character]
        if code in database.default_ignorable or self._is_dropped_mark(code):
            return ""
        if code in database.white_space:
            return " " if category == "Zs" else "\n"
        if category == "Cc":
            return ""
        name = database.names.get(code, "")
        if category[0] == "M" or category in ("Cn", "Co", "Cs") or name.startswith(JAMO_LETTER):
            return character
        if character in NO_COMPATIBILITY_FORM:
            return character
        if code in database.decimal:
            return str(database.decimal[code])
        if styled := STYLED_LETTER.match(name):
            return styled.group(1).lower()
        if STYLED_DIGIT.search(name):
            return database.numeric[code]
        if jamo := JAMO.match(name):
            return chr(self._code_of_name.get(JAMO_LETTER + jamo.group(1), code))
        text = self._compatible(character)
        if text != character:
            return text
        full = database.full_fold.get(code, character)
        if full.isascii():
            return full
        return self.look_alike(code) or full

    def look_alike(self, code):
        """The letter, or the letters of a ligature, that a character looks like. The case variants of a letter get the
        same, unless their looks differ: rules name letters in either case."""
        own = self._own_look_alike(chr(code))
        if own and self.database.script[code] in UNEVEN_CASE_SCRIPTS:
            return own
        target = self.database.simple_fold.get(code, code)
        for member in self._same_fold.get(target, [target]):
            if look := self._own_look_alike(chr(member)):
                return look
        return None

    def _own_look_alike(self, character):
        if character not in self._seen:
            self._seen[character] = None  # ends a cycle
            self._seen[character] = self._find_look_alike(character)
        return self._seen[character]

    def _find_look_alike(self, character):
        database, code = self.database, ord(character)
        if character in HAND:
            return HAND[character]
        name = database.names.get(code, "")
        if character.lower() in NO_LOOK_ALIKE or database.script[code] in CASELESS_SCRIPTS:
            return None
        if styled := STYLED_LETTER.match(name):
            return styled.group(1).lower()
        base = self._code_of_name.get(name.split(" WITH ")[0], code)
        if base != code and database.script[code] in NAMED_BASE_SCRIPTS and database.category[base][0] == "L":
            return self.look_alike(base) or chr(base).lower()
        if look := self._confusable(character):
            return look
        if odd := ODD_LETTER.match(name):
            return odd.group(1).lower()
        return None

    def _confusable(self, character):
        """The target of UTS #39, followed to the end, if it is a letter, a ligature's letters or a punctuation mark."""
        database, code = self.database, ord(character)
        text = ""
        for target in database.confusables.get(code, ""):
            if database.category[ord(target)] not in ("Mn", "Me"):
                text += self._end(target)
        if text == "rn":
            text = "m"
        if database.category[code][0] == "L" and database.category[code] != "Lm":
            is_ligature = database.script[code] == "Latin" and len(text) == 2 and set(text) <= LETTERS
            return text if text in LETTERS or is_ligature else None
        if text == "''":
            return '"'
        if text == "l" and database.script[code] == "Common":
            return "|"
        if database.category[code] == "Sk":  # a spacing diacritic is no letter
            return text if text in PUNCTUATION else None
        return text if text in LETTERS or text in PUNCTUATION else None

    def _end(self, character):
        if character.isascii():
            return character.lower()
        text = self._compatible(character)
        if text != character:
            return "".join(map(self._end, text))
        return self.look_alike(ord(character)) or character

    def _compatible(self, character):
        """NFKD without the marks that are dropped, composed again: what is spelling stays as it is written."""
        database = self.database
        text = database.nfkd(character)
        kept = "".join(part for part in text if not self._is_dropped_mark(ord(part)))
        if text[0] == " " and not kept.strip():
            look = self._confusable(character)  # a spacing diacritic
            return look if look in PUNCTUATION else character
        return database.composed(kept)

    def _is_dropped_mark(self, code):
        return (
            self.database.category[code] in ("Mn", "Me")
            and self.database.script[code] in DROPPED_MARK_SCRIPTS
            and chr(code) not in KANA_VOICED_MARKS
        )
