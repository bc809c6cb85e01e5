"""Calls all 17 operations with boto3, with errors and paging, and checks every answer. Argument: the endpoint."""
import datetime
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

FUNCTION = "arn:aws:lambda:us-west-2:123456789012:function:review"
called = set()


def client(**settings):
    made = boto3.client(
        "ivschat", region_name="us-west-2", endpoint_url=sys.argv[1],
        config=Config(parameter_validation=False, retries={"total_max_attempts": 1}), **settings)
    made.meta.events.register("before-call.ivschat", lambda model, **_: called.add(model.name))
    return made


def fails(call, code, status, **members):
    try:
        call()
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error.response
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] == status, error.response
        for name, value in members.items():
            assert error.response[name] == value, error.response
        return error.response
    raise AssertionError(f"no {code}")


def status(answer):
    return answer["ResponseMetadata"]["HTTPStatusCode"]


chat = client()
room = chat.create_room(
    name="one", tags={"team": "a b/ü"}, messageReviewHandler={"uri": FUNCTION, "fallbackResult": "DENY"})
assert room["name"] == "one" and room["arn"].endswith("room/" + room["id"]), room
assert isinstance(room["createTime"], datetime.datetime), room
assert room["maximumMessageLength"] == 500 and room["maximumMessageRatePerSecond"] == 10, room
arn = room["arn"]
assert chat.get_room(identifier=arn)["tags"] == {"team": "a b/ü"}
assert chat.update_room(identifier=arn, maximumMessageRatePerSecond=100)["maximumMessageRatePerSecond"] == 100
fails(lambda: chat.update_room(identifier=arn, maximumMessageRatePerSecond=101), "ValidationException", 400,
      reason="FIELD_VALIDATION_FAILED")
fails(lambda: chat.get_room(identifier=room["id"]), "ValidationException", 400)
fails(lambda: chat.get_room(identifier=arn + "x"), "ResourceNotFoundException", 404, resourceType="ROOM")
detached = chat.update_room(identifier=arn, messageReviewHandler={"uri": ""})
assert detached["messageReviewHandler"]["uri"] == "", detached

logging = chat.create_logging_configuration(
    name="log", destinationConfiguration={"s3": {"bucketName": "chat-logs"}}, tags={"k": "v"})
assert logging["state"] == "ACTIVE" and logging["tags"] == {"k": "v"}, logging
assert chat.get_logging_configuration(identifier=logging["arn"])["name"] == "log"
changed = chat.update_logging_configuration(
    identifier=logging["arn"], destinationConfiguration={"firehose": {"deliveryStreamName": "f"}})
assert changed["destinationConfiguration"] == {"firehose": {"deliveryStreamName": "f"}}, changed
chat.update_room(identifier=arn, loggingConfigurationIdentifiers=[logging["arn"]])
fails(lambda: chat.delete_logging_configuration(identifier=logging["arn"]), "ConflictException", 409)
chat.update_room(identifier=arn, loggingConfigurationIdentifiers=[])
assert [item["arn"] for item in chat.list_logging_configurations()["loggingConfigurations"]] == [logging["arn"]]
assert status(chat.delete_logging_configuration(identifier=logging["arn"])) == 204

more = [chat.create_room(name=f"room-{number}")["arn"] for number in range(59)]
found, token = [], None
while True:
    page = chat.list_rooms(maxResults=25, **({"nextToken": token} if token else {}))
    assert all("maximumMessageLength" not in item for item in page["rooms"])
    found += [item["arn"] for item in page["rooms"]]
    token = page.get("nextToken")
    if not token:
        break
assert found == [*reversed(more), arn], found
assert len(chat.list_rooms()["rooms"]) == 50
assert [item["name"] for item in chat.list_rooms(name="room-7")["rooms"]] == ["room-7"]
fails(lambda: chat.list_rooms(maxResults=51), "ValidationException", 400)
fails(lambda: chat.list_rooms(nextToken="nonsense"), "ValidationException", 400)

chat.tag_resource(resourceArn=arn, tags={"b": "2"})
chat.untag_resource(resourceArn=arn, tagKeys=["team", "not there"])
assert chat.list_tags_for_resource(resourceArn=arn)["tags"] == {"b": "2"}
fails(lambda: chat.list_tags_for_resource(resourceArn=arn + "x"), "ResourceNotFoundException", 404)

token = chat.create_chat_token(roomIdentifier=arn, userId="ana", capabilities=["SEND_MESSAGE"], attributes={"a": "b"})
validity = token["tokenExpirationTime"] - datetime.datetime.now(datetime.timezone.utc)
assert 50 < validity.total_seconds() <= 60, validity
assert (token["sessionExpirationTime"] - token["tokenExpirationTime"]).total_seconds() == 59 * 60, token
fails(lambda: chat.create_chat_token(roomIdentifier=arn, userId="ana", attributes={"a": "x" * 1024}),
      "ValidationException", 400)
fails(lambda: chat.create_chat_token(roomIdentifier=arn, userId="ana", capabilities=["FLY"]),
      "ValidationException", 400)

assert len(chat.send_event(roomIdentifier=arn, eventName="ping", attributes={"a": "b"})["id"]) == 12
assert len(chat.delete_message(roomIdentifier=arn, id="abcdefghijkl", reason="spam")["id"]) == 12
fails(lambda: chat.delete_message(roomIdentifier=arn, id="short"), "ValidationException", 400)
assert status(chat.disconnect_user(roomIdentifier=arn, userId="ana", reason="enough")) == 200
assert status(chat.delete_room(identifier=arn)) == 204
fails(lambda: chat.send_event(roomIdentifier=arn, eventName="ping"), "ResourceNotFoundException", 404)

fails(client(aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="wrong").list_rooms,
      "InvalidSignatureException", 403)
fails(client(aws_access_key_id="AKIDOTHER", aws_secret_access_key="wrong").list_rooms,
      "UnrecognizedClientException", 403)
print(len(called), "operations")
