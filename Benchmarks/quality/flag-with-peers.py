"""Prints which lines of a file two other filters flag. Usage: better-profanity|alt-profanity-check FILE.

Prints the version, then the number, from 1, of each line that the filter calls offensive.
"""

import importlib.metadata
import multiprocessing
import sys


def better_profanity(lines):
    from better_profanity import profanity

    profanity.load_censor_words()
    with multiprocessing.Pool() as pool:
        return pool.map(profanity.contains_profanity, lines, chunksize=100)


def alt_profanity_check(lines):
    from profanity_check import predict

    return predict(lines)


def main():
    name, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")[:-1]
    flags = {"better-profanity": better_profanity, "alt-profanity-check": alt_profanity_check}[name](lines)
    print(importlib.metadata.version(name))
    for number, flag in enumerate(flags, 1):
        if flag:
            print(number)


if __name__ == "__main__":
    main()
