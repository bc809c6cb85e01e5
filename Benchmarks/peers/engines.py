"""Three engines that find the patterns which hit a text. Each is made from the patterns of a package and its folder.

`hits(text)` gives an action and a compiled `re` for each hit: the sets of RE2 and Hyperscan say which pattern hit, not where.
"""

import re


def expression(pattern):
    """The regex of a pattern. A keyword is a caseless whole word."""
    return rf"(?i)\b{re.escape(pattern['keyword'])}\b" if "keyword" in pattern else pattern["regex"]


def utf8(text):
    """The bytes of a text, in which JSON can have left half a surrogate pair."""
    return text.encode("utf-8", "replace")


class Re:
    """Compiled `re`: the keywords of an action in one alternation, the regexes one by one.

    8,000 keywords take 1.2 ms a line as one alternation, 10 ms one by one. Joined regexes would renumber their groups.
    """

    def __init__(self, patterns, folder):
        keywords = {}
        for pattern in patterns:
            if "keyword" in pattern:
                keywords.setdefault(pattern["action"], []).append(re.escape(pattern["keyword"]))
        self.regexes = [
            # `re` takes the first that fits: the longer of two that start alike has to come first.
            (action, re.compile(rf"(?i)\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b"))
            for action, words in keywords.items()
        ]
        self.regexes += [(pattern["action"], re.compile(pattern["regex"])) for pattern in patterns if "regex" in pattern]

    def hits(self, text):
        return [(action, regex) for action, regex in self.regexes if regex.search(text)]

    @staticmethod
    def takes(regex):
        try:
            re.compile(regex)
            return True
        except re.error:
            return False


class RE2:
    """google-re2's Set. Its Filter is as quick on the message of the bench, and takes half as long again to compile."""

    def __init__(self, patterns, folder):
        import re2

        self.patterns = patterns
        self.set = re2.Set.SearchSet()
        for pattern in patterns:
            self.set.Add(expression(pattern))
        self.set.Compile()

    def hits(self, text):
        found = [self.patterns[index] for index in self.set.Match(utf8(text)) or []]
        return [(pattern["action"], re.compile(expression(pattern))) for pattern in found]

    @staticmethod
    def takes(regex):
        import re2

        options = re2.Options()
        options.log_errors = False
        try:
            re2.compile(regex, options)
            return True
        except re2.error:
            return False


class Hyperscan:
    """Hyperscan, whose database was compiled when the package was made: a start only loads it."""

    DATABASE = "hyperscan.database"

    def __init__(self, patterns, folder):
        import hyperscan

        self.patterns = patterns
        with open(f"{folder}/{self.DATABASE}", "rb") as file:
            self.database = hyperscan.loadb(file.read(), hyperscan.HS_MODE_BLOCK)
        self.database.scratch = hyperscan.Scratch(self.database)

    def hits(self, text):
        found = []
        self.database.scan(utf8(text), lambda index, *_: found.append(self.patterns[index]))
        return [(pattern["action"], re.compile(expression(pattern))) for pattern in found]

    @classmethod
    def prepare(cls, patterns, folder):
        """Compiles the database into the folder and gives its bytes."""
        import hyperscan

        database = hyperscan.Database()
        flags = hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_SINGLEMATCH
        database.compile(
            expressions=[expression(pattern).encode() for pattern in patterns], ids=list(range(len(patterns))),
            elements=len(patterns), flags=flags)
        with open(f"{folder}/{cls.DATABASE}", "wb") as file:
            return file.write(hyperscan.dumpb(database))

    @staticmethod
    def takes(regex):
        import hyperscan

        try:
            hyperscan.Database().compile(expressions=[regex.encode()], flags=hyperscan.HS_FLAG_UTF8)
            return True
        except hyperscan.error:
            return False


ENGINES = {"re": Re, "re2": RE2, "hyperscan": Hyperscan}
