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
    for action, regex in hits:
        if action == "mask":
            text = regex.sub(lambda match: "*" * len(match[0]), text)
    denied = any(action == "deny" for action, _ in hits)
    return {
        "ReviewResult": "DENY" if denied else "ALLOW", "Content": text, "Attributes": event.get("Attributes") or {},
    }
