"""Meets the faults of a server with boto3. Argument: the endpoint."""
import sys
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ConnectionClosedError


def client(attempts):
    return boto3.client("ivschat", region_name="us-west-2", endpoint_url=sys.argv[1],
                        config=Config(retries={"mode": "standard", "total_max_attempts": attempts}))


patient, hasty = client(3), client(1)
arn = patient.create_room(name="before")["arn"]
assert patient.get_room(identifier=arn)["ResponseMetadata"]["RetryAttempts"] == 2
assert patient.list_rooms()["ResponseMetadata"]["RetryAttempts"] == 1
try:
    hasty.update_room(identifier=arn, name="after")
    raise AssertionError("an answer came")
except ConnectionClosedError:
    pass
assert patient.get_room(identifier=arn)["name"] == "after"
start = time.monotonic()
patient.send_event(roomIdentifier=arn, eventName="slow")
assert time.monotonic() - start >= 0.3
print("ok")
