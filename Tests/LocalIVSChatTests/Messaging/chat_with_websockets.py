"""Chats over WebSocket, as clients of the service do, and checks every frame. Arguments: the endpoint, the messaging
URL."""
import asyncio
import datetime
import json
import re
import sys

import boto3
import websockets
from websockets.asyncio.client import connect

# Time-outs in seconds that a busy machine does not meet.
PATIENT = {"open_timeout": 120, "close_timeout": 120, "ping_interval": None}
chat = boto3.client("ivschat", region_name="us-west-2", endpoint_url=sys.argv[1])
arn = chat.create_room(name="talk", maximumMessageRatePerSecond=100, maximumMessageLength=10)["arn"]
ALL = ["SEND_MESSAGE", "DELETE_MESSAGE", "DISCONNECT_USER"]


def token(user, capabilities, **more):
    return chat.create_chat_token(roomIdentifier=arn, userId=user, capabilities=capabilities, **more)["token"]


async def join(user, capabilities, **more):
    text = token(user, capabilities, **more)
    socket = await connect(sys.argv[2], subprotocols=[text], **PATIENT)
    assert socket.subprotocol == text
    return socket


async def frame(socket):
    return json.loads(await asyncio.wait_for(socket.recv(), 120))


async def ask(socket, **request):
    await socket.send(json.dumps(request))
    return await frame(socket)


async def refused(text):
    try:
        await connect(sys.argv[2], subprotocols=[text] if text else None, **PATIENT)
    except websockets.exceptions.InvalidStatus as error:
        return error.response.status_code
    raise AssertionError("the handshake succeeded")


def check_time(text):
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,8}[1-9])?Z", text), text
    then = datetime.datetime.fromisoformat(text[:19] + "+00:00")
    assert abs((datetime.datetime.now(datetime.timezone.utc) - then).total_seconds()) < 60, text


async def main():
    assert await refused(None) == 401
    assert await refused("nonsense") == 403
    once = token("once", [])
    async with connect(sys.argv[2], subprotocols=[once], **PATIENT):
        assert await refused(once) == 403

    ana = await join("ana", ["SEND_MESSAGE"], attributes={"name": "Ana"})
    bob = await join("bob", [])
    moderator = await join("mod", ALL)

    message = await ask(ana, Action="SEND_MESSAGE", Content="héllo 👋🏽!", RequestId="r-1")
    assert set(message) == {"Type", "Id", "RequestId", "Attributes", "Content", "SendTime", "Sender"}, message
    assert message["Type"] == "MESSAGE" and re.fullmatch("[A-Za-z0-9]{12}", message["Id"]), message
    assert message["RequestId"] == "r-1" and message["Attributes"] is None, message
    assert message["Content"] == "héllo 👋🏽!", message
    assert message["Sender"] == {"UserId": "ana", "Attributes": {"name": "Ana"}}, message
    check_time(message["SendTime"])
    assert await frame(bob) == message and await frame(moderator) == message

    # Keys in small letters, as AWS's own posts write them.
    await ana.send(json.dumps({"action": "SEND_MESSAGE", "content": "0123456789", "attributes": {"k": "v"}}))
    for socket in (ana, bob, moderator):
        got = await frame(socket)
        assert got["Attributes"] == {"k": "v"} and got["RequestId"] == "", got

    # A length is counted in code points.
    await ana.send(json.dumps({"Action": "SEND_MESSAGE", "Content": "👋" * 10}))
    for socket in (ana, bob, moderator):
        assert (await frame(socket))["Content"] == "👋" * 10

    async def error(socket, code, text="", **request):
        got = await ask(socket, RequestId="e", **request)
        assert set(got) == {"Type", "Id", "RequestId", "ErrorCode", "ErrorMessage"}, got
        assert (got["Type"], got["ErrorCode"], got["RequestId"]) == ("ERROR", code, "e"), got
        assert text in got["ErrorMessage"] and len(got["Id"]) == 12, got

    await error(bob, 403, "SEND_MESSAGE", Action="SEND_MESSAGE", Content="x")
    await error(bob, 403, "DELETE_MESSAGE", Action="DELETE_MESSAGE", Id=message["Id"])
    await error(bob, 403, "DISCONNECT_USER", Action="DISCONNECT_USER", UserId="ana")
    await error(ana, 400, "exceeds maximum length", Action="SEND_MESSAGE", Content="01234567890")
    await error(ana, 400, "exceeds maximum length", Action="SEND_MESSAGE", Content="👋" * 11)
    await error(ana, 400, Action="SEND_MESSAGE", Content="")
    await error(ana, 400, Action="SEND_MESSAGE")
    await error(moderator, 413, Action="SEND_MESSAGE", Content="x", Attributes={"k": "x" * 1024})
    await error(moderator, 400, Action="SEND_MESSAGE", Content="x", Attributes={"k": 1})
    await error(moderator, 400, Action="DELETE_MESSAGE", Id="short")
    await error(moderator, 413, Action="DISCONNECT_USER", UserId="u" * 129)
    await error(moderator, 400, Action="FLY")

    gone = await ask(moderator, Action="DELETE_MESSAGE", Id=message["Id"], Reason="spam", RequestId="d")
    assert set(gone) == {"Type", "Id", "RequestId", "EventName", "Attributes", "SendTime"}, gone
    assert gone["EventName"] == "aws:DELETE_MESSAGE" and gone["RequestId"] == "d", gone
    assert gone["Attributes"] == {"MessageID": message["Id"], "Reason": "spam"} and gone["Id"] != message["Id"], gone
    assert await frame(ana) == gone and await frame(bob) == gone

    answer = chat.send_event(roomIdentifier=arn, eventName="party", attributes={"a": "b"})
    for socket in (ana, bob, moderator):
        got = await frame(socket)
        assert got["Id"] == answer["id"] and got["EventName"] == "party" and got["RequestId"] == "", got
    chat.delete_message(roomIdentifier=arn, id="abcdefghijkl")
    for socket in (ana, bob, moderator):
        assert (await frame(socket))["Attributes"] == {"MessageID": "abcdefghijkl"}

    second = await join("ana", [])
    got = await ask(moderator, Action="DISCONNECT_USER", UserId="ana", Reason="enough", RequestId="x")
    assert got["EventName"] == "aws:DISCONNECT_USER" and got["RequestId"] == "x", got
    assert got["Attributes"] == {"UserId": "ana", "Reason": "enough"}, got
    for socket in (ana, second):
        assert await frame(socket) == got
        try:
            await asyncio.wait_for(socket.recv(), 120)
            raise AssertionError("still connected")
        except websockets.exceptions.ConnectionClosed as closed:
            assert closed.rcvd.code == 1000, closed
    chat.disconnect_user(roomIdentifier=arn, userId="bob")
    assert (await frame(bob))["EventName"] == "aws:DISCONNECT_USER"
    await asyncio.wait_for(bob.wait_closed(), 120)

    fast = await join("fast", ALL)
    # So many that a busy machine, too, reads more than ten of them in a second.
    await asyncio.gather(*(fast.send(json.dumps({"Action": "SEND_MESSAGE", "Content": "x"})) for _ in range(100)))
    kinds = [(await frame(fast)).get("ErrorCode", 0) for _ in range(100)]
    assert kinds.count(0) >= 10 and kinds.count(429) >= 10, kinds

    chat.delete_room(identifier=arn)
    late = await ask(moderator, Action="SEND_MESSAGE", Content="x")
    while late["Type"] != "ERROR":
        late = await frame(moderator)
    assert late["ErrorCode"] == 404, late
    print("ok")


asyncio.run(main())
