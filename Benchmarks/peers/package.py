"""Makes FOLDER the package of a Python handler with the rules of RULES, a file of Benchmarks/generate-rules.

Usage: ENGINE RULES FOLDER, where ENGINE is re, re2 or hyperscan. Prints what the engine took. The patterns are stored as JSON, so
that no start parses YAML. Regexes that the engine refuses are left out and counted, and those that `re` refuses, which finds
the spans to mask.
"""

import json
import os
import shutil
import sys
import time

import yaml

from engines import ENGINES, Re

name, rules, folder = sys.argv[1:]
engine = ENGINES[name]

patterns, refused = [], 0
with open(rules, encoding="utf-8") as file:
    document = yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
for rule in document["rules"]:
    match, action = rule["match"], rule["action"]
    patterns += [{"keyword": text, "action": action} for text in match.get("keywords", [])]
    for regex in match.get("regex", []):
        if engine.takes(regex) and Re.takes(regex):
            patterns.append({"regex": regex, "action": action})
        else:
            refused += 1

os.makedirs(folder, exist_ok=True)
for file in "engines.py", "handler.py":
    shutil.copy(f"{os.path.dirname(os.path.abspath(__file__))}/{file}", folder)
with open(f"{folder}/patterns.json", "w", encoding="utf-8") as file:
    json.dump({"engine": name, "patterns": patterns}, file)
remarks = f", {refused} refused and left out" if refused else ""
if hasattr(engine, "prepare"):
    start = time.perf_counter()
    size = engine.prepare(patterns, folder)
    remarks += f"; database compiled beforehand, in {time.perf_counter() - start:.1f} s: {size:,} bytes"

# An engine that finds nothing would be quick. Not all of them: `re` takes milliseconds a line.
made = engine(patterns, folder)
for pattern in patterns[::50]:
    if "keyword" in pattern and not made.hits(f"so {pattern['keyword'].upper()}, it is"):
        sys.exit(f"{name}: does not find {pattern['keyword']}")
print(f"{name}, {len(document['rules'])} rules: {len(patterns)} patterns{remarks}")
