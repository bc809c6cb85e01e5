"""Writes a rule file of COUNT rules. Usage: COUNT BETTER_PROFANITY WORDS > rules.yaml

Nine of ten rules have two keywords each in all views: the words of better-profanity first, then words of a dictionary that
chat seldom uses, in pairs. The tenth has a regex that requires a text. The same for the same arguments.
"""

import json
import sys

count, profanity, dictionary = int(sys.argv[1]), sys.argv[2], sys.argv[3]
with open(f"{profanity}/better_profanity/profanity_wordlist.txt", encoding="utf-8") as file:
    words = [line.strip() for line in file if line.strip().isalpha()]
with open(dictionary, encoding="utf-8") as file:
    long = [word for word in (line.strip() for line in file) if word.isascii() and word.isalpha() and len(word) > 8]
# Every 7th: neighbours in a dictionary are forms of one word.
words = list(dict.fromkeys(words + long[::7]))

print("version: 1\nrules:")
for number in range(count):
    first, second = words[number * 2 % len(words)], words[(number * 2 + 1) % len(words)]
    print(f"  - id: rule-{number}\n    views: [folded, leet, joined]\n    action: {'deny' if number % 2 else 'mask'}")
    if number % 10 == 9:
        print("    match: {regex: [" + json.dumps(rf"(?i)\b{first[:5]}\w*\s+(?:{second}|{second[::-1]})\b") + "]}")
    else:
        phrase = first if number < len(words) // 2 else f"{first} {second}"
        print(f"    match: {{keywords: [{json.dumps(phrase)}, {json.dumps(second + str(number))}]}}")
