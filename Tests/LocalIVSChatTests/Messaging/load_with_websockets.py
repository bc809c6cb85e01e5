"""Puts 100 clients into one reviewed room and sends 150 messages through it: none may be lost, or out of order for
anybody. Arguments: the endpoint, the messaging URL, the room's ARN."""
import asyncio
import json
import sys
import urllib.request

from websockets.asyncio.client import connect

# Time-outs in seconds that a busy machine does not meet.
PATIENT = {"open_timeout": 120, "close_timeout": 120, "ping_interval": None}
SOCKETS, MESSAGES, PAUSE = 100, 150, 0.02
# Messages under way at a time, so that those that a busy machine has kept waiting do not exceed the room's 100 a second.
UNDER_WAY = 50


def token(user):
    body = json.dumps({"roomIdentifier": sys.argv[3], "userId": user, "capabilities": ["SEND_MESSAGE"]}).encode()
    request = urllib.request.Request(sys.argv[1] + "/CreateChatToken", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["token"]


async def receive(socket, received):
    frames = []
    for _ in range(MESSAGES):
        frames.append(json.loads(await asyncio.wait_for(socket.recv(), 120)))
        received()
    return [(frame["Type"], frame["Sender"]["UserId"], frame["Content"]) for frame in frames]


async def main():
    sockets = []
    for number in range(SOCKETS):
        text = await asyncio.to_thread(token, f"user-{number}")
        sockets.append(await connect(sys.argv[2], subprotocols=[text], **PATIENT))
    places = asyncio.Semaphore(UNDER_WAY)
    readers = [asyncio.create_task(receive(socket, places.release if socket is sockets[0] else lambda: None))
               for socket in sockets]
    for number in range(MESSAGES):
        request = {"Action": "SEND_MESSAGE", "Content": f"message {number} darn"}
        await places.acquire()
        await sockets[number % SOCKETS].send(json.dumps(request))
        await asyncio.sleep(PAUSE)
    first, *others = await asyncio.gather(*readers)
    assert all(other == first for other in others), "not the same for all"
    assert sorted(first, key=lambda item: int(item[2].split()[1])) == [
        ("MESSAGE", f"user-{number % SOCKETS}", f"message {number} ****") for number in range(MESSAGES)], first
    for user in {item[1] for item in first}:
        numbers = [int(item[2].split()[1]) for item in first if item[1] == user]
        assert numbers == sorted(numbers), (user, numbers)
    for socket in sockets:
        await socket.close()
    print("ok")


asyncio.run(main())
