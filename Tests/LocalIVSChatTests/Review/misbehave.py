#!/usr/bin/env python3
"""A message review handler that does what a message tells it: a Lambda custom runtime that can go wrong."""
import http.client
import json
import os
import subprocess
import sys
import time

api = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
prefix = "/2018-06-01/runtime/"


def call(method, path, body=None):
    api.request(method, prefix + path, body)
    answer = api.getresponse()
    return answer, answer.read()


if os.environ.get("MISBEHAVE") == "at start":
    call("POST", "init/error", json.dumps({"errorType": "Runtime.NoRules", "errorMessage": "none"}))
    sys.exit(1)
if os.environ.get("MISBEHAVE") == "silently":
    sys.exit(3)
if os.environ.get("MISBEHAVE") == "without an end":
    time.sleep(3600)
print("handler started", flush=True)
while True:
    answer, body = call("GET", "invocation/next")
    event = json.loads(body)
    text = event["Content"]
    place = f"invocation/{answer.headers['Lambda-Runtime-Aws-Request-Id']}/"
    out = {"Content": text, "ReviewResult": "ALLOW", "Attributes": event["Attributes"]}
    if text == "crash":
        os.abort()
    elif text == "exit":
        sys.exit(0)
    elif text == "sleep":
        time.sleep(30)
    elif text == "nap":
        time.sleep(0.5)
    elif text == "error":
        call("POST", place + "error", json.dumps({"errorType": "Oops", "errorMessage": "no"}))
        continue
    elif text == "forget":
        continue
    elif text == "wrong id":
        assert call("POST", "invocation/nobody/response", "{}")[0].status == 400
    elif text == "twice":
        call("POST", place + "response", json.dumps(out))
        assert call("POST", place + "response", json.dumps(out))[0].status == 400
        continue
    elif text == "event":
        out["Content"] = json.dumps(event, sort_keys=True)
    elif text == "deadline":
        out["Content"] = answer.headers["Lambda-Runtime-Deadline-Ms"]
    elif text == "pid":
        out["Content"] = str(os.getpid())
    elif text == "memory":
        out["Content"] = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
    elif text == "leave a child":
        # It holds whatever its parent has open.
        child = subprocess.Popen(["sleep", "3600"], close_fds=False)
        print("child", child.pid, flush=True)
        os._exit(4)
    elif text == "chatter":
        for _ in range(10):
            os.write(1, (b"x" * 99 + b"\n") * 10_000)
        os.write(2, b"y" * 40_000 + b"\n")
    elif text == "last words":
        os.write(2, b"no line's end")
        os._exit(5)
    elif text == "env":
        out["Content"] = " ".join(sorted(name for name in os.environ if not name.startswith("LC_")))
    elif text == "deny":
        out = {"ReviewResult": "DENY", "Attributes": {"Reason": "because"}}
    elif text == "deny plainly":
        out = {"ReviewResult": "DENY", "Content": ""}
    elif text == "rewrite":
        out = {"ReviewResult": "ALLOW", "Content": "re👋🏽"}
    elif text == "attributes":
        out["Attributes"] = {"a": "b"}
    elif text == "too long":
        out["Content"] = "x" * 501
    elif text == "just fits":
        out["Content"] = "👋" * 500
    elif text == "empty":
        out["Content"] = ""
    elif text == "no content":
        del out["Content"]
    elif text == "a number":
        out["Content"] = 7
    elif text == "maybe":
        out["ReviewResult"] = "MAYBE"
    elif text == "small letters":
        out["ReviewResult"] = "allow"
    elif text == "large attributes":
        out["Attributes"] = {"k": "x" * 1024}
    elif text == "nested attributes":
        out["Attributes"] = {"k": {}}
    elif text == "a list":
        out = [out]
    raw = {"rubbish": b"\x00\xff", "nothing": b"", "half": b'{"ReviewResult":"ALLOW","Cont',
           "huge": b" " * (7 << 20)}.get(text)
    call("POST", place + "response", json.dumps(out) if raw is None else raw)
