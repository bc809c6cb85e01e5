"""Censors the first COUNT lines of FILE with better-profanity and prints lines per second. Usage: FILE COUNT."""

import itertools
import sys
import time

from better_profanity import profanity

profanity.load_censor_words()
with open(sys.argv[1], encoding="utf-8") as file:
    lines = [line.rstrip("\n") for line in itertools.islice(file, int(sys.argv[2]))]
start = time.perf_counter()
changed = sum(profanity.censor(line) != line for line in lines)
print(f"{len(lines) / (time.perf_counter() - start):.0f}\t{changed:,} of {len(lines):,} lines changed")
