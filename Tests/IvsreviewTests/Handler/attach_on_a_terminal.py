"""Attaches a handler as somebody at a terminal of 80 columns does. Arguments: ivsreview, the endpoints of IVS Chat and of
Lambda. There are 24 rooms without a handler, and a function `review` that IVS Chat may invoke."""
import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time

tool, chat, function_endpoint = sys.argv[1:]
environment = {**os.environ, "AWS_ENDPOINT_URL_IVSCHAT": chat, "AWS_ENDPOINT_URL_LAMBDA": function_endpoint,
               "AWS_EC2_METADATA_DISABLED": "true", "TERM": "xterm"}
attach = ["handler", "attach", "--function", "review", "--all-rooms"]


def terminal(arguments, steps):
    """Runs a command and, whenever what it has printed since the last step matches a step's pattern, does what it says."""
    pid, descriptor = pty.fork()
    if pid == 0:
        os.execve(tool, [tool, *arguments], environment)
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    text, seen, end = "", 0, time.monotonic() + 120
    while time.monotonic() < end:
        if select.select([descriptor], [], [], 1)[0]:
            try:
                text += os.read(descriptor, 65536).decode()
            except OSError:
                break
        while steps and (found := re.compile(steps[0][0]).search(text, seen)):
            seen = found.end()
            steps.pop(0)[1](pid, descriptor)
    assert not steps, (steps, text)
    return os.waitpid(pid, 0)[1], text


def answer(line):
    return lambda pid, descriptor: os.write(descriptor, (line + "\n").encode())


def interrupt(pid, descriptor):
    os.write(descriptor, b"\x03")


def run(*arguments):
    return subprocess.run([tool, *arguments], env=environment, check=True, capture_output=True, text=True).stdout


def attached():
    rooms = json.loads(run("rooms", "list", "--output", "json"))["rooms"]
    return sum("uri" in room for room in rooms), rooms


# The plan comes first; no and an end of input change nothing.
for say in [answer("n"), lambda pid, descriptor: os.write(descriptor, b"\x04")]:
    status, text = terminal(attach, [("The plan:", lambda *_: None), ("24 attach", lambda *_: None),
                                     (r"Change 24 rooms\? \[y/N\]", say)])
    assert os.waitstatus_to_exitcode(status) == 1 and "nothing was changed" in text, text
assert attached()[0] == 0

# A plan that is not right any more is not carried out.
arn = attached()[1][0]["arn"]
change = lambda pid, descriptor: (run("rooms", "rename", "--room", arn, "renamed"), answer("y")(pid, descriptor))
status, text = terminal(attach, [(r"\[y/N\]", change)])
assert os.waitstatus_to_exitcode(status) == 1 and "have changed since the plan was made" in text, text
assert attached()[0] == 0

# Ctrl-C ends it as a signal does, between two rooms, and says where; the bar has shown how far it was.
status, text = terminal(attach, [(r"\[y/N\]", answer("yes")), ("[1-9] of 24 rooms", interrupt)])
assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGINT, (status, text)
place = re.search(r"stopped before (arn:\S+); the same command goes on from there", text)
count, rooms = attached()
assert place and 0 < count < 24, text
assert not any("uri" in room for room in rooms if room["arn"] == place[1])

# The same command does the rest.
status, text = terminal(attach, [(rf"Change {24 - count} rooms\? \[y/N\]", answer("y"))])
assert status == 0 and f"{count} unchanged" in text, text
assert attached()[0] == 24
for line in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text).replace("\r", "\n").split("\n"):
    assert len(line) <= 80, line
