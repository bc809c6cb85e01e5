"""Sends what no client should send, and checks that each is answered and the server lives on. Arguments: the endpoint,
the messaging URL."""
import asyncio
import base64
import http.client
import json
import os
import socket
import struct
import sys
import urllib.parse

import boto3
from websockets.asyncio.client import connect

# Time-outs in seconds that a busy machine does not meet.
PATIENT = {"open_timeout": 120, "close_timeout": 120, "ping_interval": None}
chat = boto3.client("ivschat", region_name="us-west-2", endpoint_url=sys.argv[1])
arn = chat.create_room(maximumMessageRatePerSecond=100)["arn"]
place = urllib.parse.urlsplit(sys.argv[2])


def token(user="u"):
    return chat.create_chat_token(roomIdentifier=arn, userId=user, capabilities=["SEND_MESSAGE"])["token"]


def shake_hands(**options):
    raw = socket.socket()
    raw.settimeout(120)
    for option, value in options.items():
        raw.setsockopt(socket.SOL_SOCKET, getattr(socket, option), value)
    raw.connect((place.hostname, place.port))
    key = base64.b64encode(os.urandom(16)).decode()
    raw.sendall((f"GET / HTTP/1.1\r\nHost: {place.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
                 f"Sec-WebSocket-Protocol: {token()}\r\n\r\n").encode())
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += raw.recv(1)
    assert b" 101 " in head, head
    return raw


def frame(first, payload, length=None):
    length = len(payload) if length is None else length
    size = bytes([0x80 | length]) if length < 126 else b"\xfe" + struct.pack(">H", length) if length < 65536 \
        else b"\xff" + struct.pack(">Q", length)
    return bytes([first]) + size + b"\0\0\0\0" + payload


def read_exactly(raw, count):
    data = b""
    while len(data) < count:
        piece = raw.recv(count - len(data))
        if not piece:
            return None
        data += piece
    return data


def read_frame(raw):
    head = read_exactly(raw, 2)
    if head is None:
        return None, b""
    length = head[1]
    if length == 126:
        length = struct.unpack(">H", read_exactly(raw, 2))[0]
    elif length == 127:
        length = struct.unpack(">Q", read_exactly(raw, 8))[0]
    return head[0], read_exactly(raw, length)


def expect_error(data, code, name):
    raw = shake_hands()
    raw.sendall(data)
    opcode, payload = read_frame(raw)
    assert opcode == 0x81 and json.loads(payload)["ErrorCode"] == code, (name, opcode, payload)
    # The connection is still good.
    raw.sendall(frame(0x89, b"still there?"))
    assert read_frame(raw) == (0x8A, b"still there?"), name
    raw.close()


def expect_close(data, code, name):
    raw = shake_hands()
    raw.sendall(data)
    opcode, payload = read_frame(raw)
    assert opcode == 0x88 and struct.unpack(">H", payload[:2])[0] == code, (name, opcode, payload)
    assert read_exactly(raw, 1) is None, name
    raw.close()


for name, data in {
    "not JSON": b"hello", "cut JSON": b'{"Action":', "an array": b"[]", "a string": b'"SEND_MESSAGE"',
    "nothing": b"", "a number as action": b'{"Action":7}', "deep": b"[" * 5000, "no action": b"{}",
    "a number as content": b'{"Action":"SEND_MESSAGE","Content":7}', "a NUL": b"\0",
    "an array as attributes": b'{"Action":"SEND_MESSAGE","Content":"x","Attributes":[]}',
}.items():
    expect_error(frame(0x81, data), 400, name)
expect_error(frame(0x82, b'{"Action":"SEND_MESSAGE","Content":"x"}'), 400, "binary")
expect_error(frame(0x81, json.dumps({"Action": "SEND_MESSAGE", "Content": "x" * 200_000}).encode()), 413, "200 KB")
expect_error(frame(0x81, json.dumps({"Action": "SEND_MESSAGE", "Content": "x" * 501}).encode()), 400, "501")
expect_close(frame(0x81, b"\xff\xfe"), 1007, "not UTF-8")
expect_close(frame(0x80, b"x"), 1002, "a continuation of nothing")
expect_close(frame(0x01, b"x") + frame(0x81, b"x"), 1002, "a message inside another")
expect_close(frame(0x83, b"x"), 1002, "an unknown opcode")
expect_close(frame(0xC1, b"x"), 1002, "a reserved bit")
expect_close(frame(0x09, b"x"), 1002, "a ping in parts")
expect_close(frame(0x89, b"x" * 126), 1002, "a long ping")
expect_close(frame(0x81, b"x", length=2 ** 63), 1002, "a length without end")
expect_close(frame(0x81, b" " * (5 << 20)), 1009, "5 MB")
expect_close(frame(0x88, struct.pack(">H", 1000)), 1000, "a goodbye")

parts = shake_hands()
whole = json.dumps({"Action": "SEND_MESSAGE", "Content": "in parts"}).encode()
parts.sendall(frame(0x01, whole[:9]) + frame(0x89, b"p") + frame(0x00, whole[9:20]) + frame(0x80, whole[20:]))
assert read_frame(parts) == (0x8A, b"p")
assert json.loads(read_frame(parts)[1])["Content"] == "in parts"

# Cut off in the middle of a frame, and of a handshake.
half = shake_hands()
half.sendall(frame(0x81, b"x", length=1000))
half.close()
bare = socket.create_connection((place.hostname, place.port))
bare.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: webso")
bare.close()
for bad in (b"\r\n\r\n", b"NONSENSE\r\n\r\n", b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", os.urandom(2000)):
    bare = socket.create_connection((place.hostname, place.port), timeout=120)
    bare.sendall(bad)
    bare.shutdown(socket.SHUT_WR)
    while bare.recv(4096):
        pass
    bare.close()


async def outpace():
    """One client never reads; the others get everything meanwhile."""
    deaf = shake_hands(SO_RCVBUF=4096)
    text = token("reader")
    async with connect(sys.argv[2], subprotocols=[text], max_size=None, **PATIENT) as reader:
        # The receiver's window is small, so that the buffers of the kernel hold far less than this.
        for _ in range(4):
            await asyncio.to_thread(send_events, "x" * 1000, 100)
            for _ in range(100):
                got = json.loads(await asyncio.wait_for(reader.recv(), 120))
                assert got["EventName"] == "fill", got
        # The deaf one is cut off once a write has waited for too long, though much was on its way.
        await asyncio.sleep(2)
        received = await asyncio.to_thread(drain, deaf)
        assert received < 400_000, received


def drain(raw):
    """How many bytes still come until the connection ends."""
    received = 0
    while True:
        try:
            piece = raw.recv(1 << 16)
        except ConnectionResetError:
            return received
        if not piece:
            return received
        received += len(piece)


def send_events(blob, count):
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=120)
    body = json.dumps({"roomIdentifier": arn, "eventName": "fill", "attributes": {"a": blob}})
    for _ in range(count):
        connection.request("POST", "/SendEvent", body, {"Content-Type": "application/json"})
        assert connection.getresponse().read()
    connection.close()


asyncio.run(outpace())
assert chat.get_room(identifier=arn)["arn"] == arn
print("ok")
