"""Scans the lines of FILE one by one for the keywords and regexes of RULES and prints how long that takes.

Usage: FILE RULES..., rule files. Keywords become caseless whole-word patterns; they are looked for in the text as sent, for
Hyperscan knows no views. Patterns that Hyperscan refuses (look-arounds, for instance) are left out and counted.
"""

import os
import re
import sys
import time

import hyperscan
import yaml

messages, files = sys.argv[1], sys.argv[2:]


def keyword(text):
    body = re.escape(text.strip("*"))
    return ("" if text.startswith("*") else r"\b") + body + ("" if text.endswith("*") else r"\b")


def keywords(block, lists):
    for text in block.get("keywords", []):
        yield from lists[text[1:]] if text.startswith("@") else [text]


patterns, lists = [], {}
documents = [(file, yaml.load(open(file, encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))) for file in files]
for file, document in documents:
    for name, path in document.get("lists", {}).items():
        with open(os.path.join(os.path.dirname(file), path), encoding="utf-8") as lines:
            lists[name] = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
caseless = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_SINGLEMATCH
for _, document in documents:
    for rule in document.get("rules", []):
        match = rule.get("match") or {}
        for block in [match, *match.get("all", [])]:
            patterns += [(keyword(text).encode(), caseless) for text in keywords(block, lists)]
            flags = hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_SINGLEMATCH
            patterns += [(text.encode(), flags) for text in block.get("regex", [])]


def compiled(patterns):
    database = hyperscan.Database()
    expressions, flags = zip(*patterns)
    database.compile(expressions=expressions, ids=list(range(len(patterns))), elements=len(patterns), flags=flags)
    return database


def usable(patterns):
    """Those that Hyperscan takes, found by halves: to try them one by one takes minutes."""
    try:
        compiled(patterns)
        return patterns
    except hyperscan.error:
        if len(patterns) == 1:
            return []
        middle = len(patterns) // 2
        return usable(patterns[:middle]) + usable(patterns[middle:])


taken = usable(patterns)
start = time.perf_counter()
database = compiled(taken)
built = time.perf_counter() - start

hits = []
with open(messages, "rb") as file:
    start = time.perf_counter()
    count = flagged = 0
    for line in file:
        hits.clear()
        database.scan(line.rstrip(b"\n"), match_event_handler=lambda *match: hits.append(match[0]))
        count += 1
        flagged += bool(hits)
    seconds = time.perf_counter() - start
missing = len(patterns) - len(taken)
left_out = f", {missing} of {len(patterns)} patterns left out" if missing else ""
print(f"{count / seconds:.0f}\t{flagged:,} lines hit; {built:.1f} s to build{left_out}")
