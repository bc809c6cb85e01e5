"""A message review handler as a team would write it in Python: handler.review, run by AWS's runtime interface client."""

import json
import os

from engines import ENGINES

folder = os.path.dirname(os.path.abspath(__file__))
with open(f"{folder}/patterns.json", encoding="utf-8") as file:
    package = json.load(file)
engine = ENGINES[package["engine"]](package["patterns"], folder)


def review(event, context):
    text = event["Content"]
    hits = engine.hits(text)
    letters = list(text)
    for action, regex in hits:
        if action == "mask":
            for match in regex.finditer(text):
                letters[match.start() : match.end()] = "*" * len(match[0])
    return {
        "ReviewResult": "DENY" if any(action == "deny" for action, _ in hits) else "ALLOW",
        "Content": "".join(letters),
        "Attributes": event.get("Attributes") or {},
    }
