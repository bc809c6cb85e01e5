"""Reads each line of a file, a JSON string, with the AWS CLI's parser of shorthand; prints the value as JSON, or null for an error."""
import json
import sys

from awscli.shorthand import ShorthandParseError, ShorthandParser

with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        try:
            print(json.dumps(ShorthandParser().parse(json.loads(line))))
        except ShorthandParseError:
            print("null")
