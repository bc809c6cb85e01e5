"""Prints for each rule file whether the schema takes it: validate_schema.py SCHEMA FILE..."""

import json
import sys

import jsonschema
import yaml

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(yaml.safe_load(file))]
    print("; ".join(errors)[:200] or "valid")
