"""Prints the median, p99 and max µs that better-profanity takes for a line of a file. Usage: FILE COUNT."""

import sys
import time

from better_profanity import profanity

path, count = sys.argv[1], int(sys.argv[2])
with open(path, encoding="utf-8") as file:
    lines = file.read().split("\n")[:count]
profanity.load_censor_words()
profanity.censor(lines[0])
times = []
for line in lines:
    start = time.perf_counter_ns()
    profanity.censor(line)
    times.append((time.perf_counter_ns() - start) / 1000)
times.sort()
ranks = (len(times) // 2, min(len(times) - 1, len(times) * 99 // 100), len(times) - 1)
print("better-profanity", *(f"{times[rank]:.2f}" for rank in ranks), sep="\t")
