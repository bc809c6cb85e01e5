"""Reads each line of a file, a JSON string that holds YAML, and prints its value as JSON."""
import json
import sys

import yaml


class Loader(yaml.SafeLoader):
    pass


# As in YAML 1.2 a time is a string.
Loader.yaml_implicit_resolvers = {
    first: [entry for entry in entries if entry[0] != "tag:yaml.org,2002:timestamp"]
    for first, entries in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        print(json.dumps(yaml.load(json.loads(line), Loader)))
