"""Calls all 17 operations with the AWS CLI, and checks what it prints and its exit codes. Argument: the endpoint."""
import contextlib
import io
import json
import sys

from awscli.clidriver import create_clidriver

FUNCTION = "arn:aws:lambda:us-west-2:123456789012:function:review"
called = set()


def aws(operation, *arguments, code=0):
    called.add(operation)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            found = create_clidriver().main(["--endpoint-url", sys.argv[1], "ivschat", operation, *arguments])
        except SystemExit as exit:
            found = exit.code
    assert found == code, (operation, found, err.getvalue())
    return err.getvalue() if code else json.loads(out.getvalue() or "null")


room = aws("create-room", "--name", "one", "--tags", "a=1", "--message-review-handler",
           f"uri={FUNCTION},fallbackResult=DENY")
arn = room["arn"]
assert aws("get-room", "--identifier", arn) == room
assert aws("update-room", "--identifier", arn, "--message-review-handler", "uri=")["messageReviewHandler"]["uri"] == ""
assert "ResourceNotFoundException" in aws("get-room", "--identifier", arn + "x", code=255)
assert [item["arn"] for item in aws("list-rooms", "--name", "one")["rooms"]] == [arn]
others = [aws("create-room", "--name", f"page-{number}")["arn"] for number in range(4)]
first = aws("list-rooms", "--max-results", "2")
second = aws("list-rooms", "--max-results", "2", "--next-token", first["nextToken"])
third = aws("list-rooms", "--max-results", "2", "--next-token", second["nextToken"])
assert [item["arn"] for page in (first, second, third) for item in page["rooms"]] == [*reversed(others), arn]
assert "nextToken" not in third
log = aws("create-logging-configuration", "--destination-configuration", "cloudWatchLogs={logGroupName=/chat}")["arn"]
assert aws("get-logging-configuration", "--identifier", log)["state"] == "ACTIVE"
assert aws("update-logging-configuration", "--identifier", log, "--name", "log")["name"] == "log"
assert len(aws("list-logging-configurations")["loggingConfigurations"]) == 1
assert aws("delete-logging-configuration", "--identifier", log) is None
token = aws("create-chat-token", "--room-identifier", arn, "--user-id", "ana", "--capabilities", "SEND_MESSAGE",
            "--session-duration-in-minutes", "180")
assert len(token["token"]) > 20
assert len(aws("send-event", "--room-identifier", arn, "--event-name", "ping")["id"]) == 12
assert len(aws("delete-message", "--room-identifier", arn, "--id", "abcdefghijkl")["id"]) == 12
assert aws("disconnect-user", "--room-identifier", arn, "--user-id", "ana") is None
aws("tag-resource", "--resource-arn", arn, "--tags", "b=2")
aws("untag-resource", "--resource-arn", arn, "--tag-keys", "a")
assert aws("list-tags-for-resource", "--resource-arn", arn) == {"tags": {"b": "2"}}
assert aws("delete-room", "--identifier", arn) is None
assert "ValidationException" in aws("list-rooms", "--max-results", "51", code=255)
print(len(called), "operations")
