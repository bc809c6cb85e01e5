"""Runs the AWS CLI once for each line of a file, a JSON list of arguments, and prints for each line a JSON object with code, out and err."""
import contextlib
import io
import json
import sys

from awscli.clidriver import create_clidriver

with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = create_clidriver().main(json.loads(line))
            except SystemExit as exit:
                code = exit.code
        print(json.dumps({"code": code, "out": out.getvalue(), "err": err.getvalue()}))
