"""Two users and a moderator chat on the page in headless Chromium, over the DevTools protocol, as people would: with
keys and clicks. Then a server ends and comes back under a page. Arguments: the endpoint, the rules folder, a folder for
screenshots, the ivsreview command, an unused address for that server."""
import asyncio
import base64
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.request

from websockets.asyncio.client import connect

PAGE, RULES, PICTURES = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
IVSREVIEW, PORT = sys.argv[4], sys.argv[5].rsplit(":", 1)[1]
PATIENCE = 60

# The lowest contrast of the texts that are shown, with what lies behind each and how opaque it is (WCAG 2.2, 1.4.3).
CONTRAST = """(() => {
  const numbers = (color) => { const all = color.match(/[\\d.]+/g).map(Number); return all.length < 4 ? [...all, 1] : all; };
  const over = (top, bottom) => [0, 1, 2].map((i) => top[i] * top[3] + bottom[i] * (1 - top[3]));
  const light = (color) => { const [r, g, b] = color.map((value) => { const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = (element) => { if (!element) return [255, 255, 255];
    return over(numbers(getComputedStyle(element).backgroundColor), ground(element.parentElement)); };
  const opacity = (element) => element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let worst = [21, ""];
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility() || element.closest(".unseen, .skip, option")) continue;
    const back = ground(element);
    const ink = numbers(getComputedStyle(element).color);
    const [a, b] = [light(over([...ink.slice(0, 3), ink[3] * opacity(element)], back)), light(back)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < worst[0]) worst = [ratio, node.data];
  }
  return worst;
})()"""


class Browser:
    """Chromium, and one connection to it that all its tabs share."""

    async def start(self):
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        assert program, "Chromium is missing: Scripts/install-dependencies --test"
        self.folder = tempfile.mkdtemp(prefix="chromium-")
        self.process = await asyncio.create_subprocess_exec(
            program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
            "--remote-debugging-port=0", f"--user-data-dir={self.folder}", "about:blank",
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL)
        port_file = pathlib.Path(self.folder, "DevToolsActivePort")
        for _ in range(PATIENCE * 20):
            if port_file.exists() and port_file.read_text().count("\n"):
                break
            await asyncio.sleep(0.05)
        port, path = port_file.read_text().split()
        self.socket = await connect(f"ws://127.0.0.1:{port}{path}", max_size=None, ping_interval=None)
        self.replies, self.count, self.problems = {}, 0, []
        self.reader = asyncio.create_task(self.read())

    async def read(self):
        async for text in self.socket:
            reply = json.loads(text)
            if "id" in reply:
                self.replies.pop(reply["id"]).set_result(reply)
            elif reply["method"] in ("Runtime.exceptionThrown", "Log.entryAdded"):
                self.problems.append(reply["params"])

    async def call(self, method, session=None, **params):
        self.count += 1
        self.replies[self.count] = asyncio.get_running_loop().create_future()
        request = {"id": self.count, "method": method, "params": params}
        if session:
            request["sessionId"] = session
        future = self.replies[self.count]
        await self.socket.send(json.dumps(request))
        reply = await asyncio.wait_for(future, PATIENCE)
        assert "error" not in reply, reply
        return reply["result"]

    async def tab(self, address):
        target = (await self.call("Target.createTarget", url="about:blank", newWindow=True))["targetId"]
        session = (await self.call("Target.attachToTarget", targetId=target, flatten=True))["sessionId"]
        tab = Tab(self, session)
        for domain in ("Page", "Runtime", "Log", "Accessibility"):
            await tab.call(f"{domain}.enable")
        await tab.call("Emulation.setDeviceMetricsOverride", width=1440, height=900, deviceScaleFactor=1, mobile=False)
        # Tabs in the background would be slowed down.
        await tab.call("Emulation.setFocusEmulationEnabled", enabled=True)
        await tab.call("Page.navigate", url=address)
        await tab.until("document.readyState === 'complete' && document.getElementById('room').length > 0")
        return tab

    async def stop(self):
        self.process.kill()
        await self.process.wait()
        self.reader.cancel()
        shutil.rmtree(self.folder, ignore_errors=True)


class Tab:
    def __init__(self, browser, session):
        self.browser, self.session = browser, session

    async def call(self, method, **params):
        return await self.browser.call(method, self.session, **params)

    async def value(self, script):
        result = await self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    async def until(self, script):
        for _ in range(PATIENCE * 20):
            if await self.value(script):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"never true: {script}\n" + await self.value("document.body.innerText"))

    async def key(self, key, code=0, text=None):
        for kind in ("keyDown", "keyUp"):
            await self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code,
                            **({"text": text} if text and kind == "keyDown" else {}))

    async def say(self, text):
        await self.value("document.getElementById('text').focus()")
        await self.call("Input.insertText", text=text)
        await self.key("Enter", 13, "\r")

    async def join(self):
        await self.value("document.getElementById('user').focus()")
        await self.key("Enter", 13, "\r")
        await self.until("!document.getElementById('composer').hidden")
        await self.in_log("You are connected")

    async def click(self, script):
        place = await self.value(
            f"(() => {{ const e = {script}; e.scrollIntoView({{block: 'nearest'}}); "
            "const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()")
        for kind in ("mousePressed", "mouseReleased"):
            await self.call("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    async def tab_stops(self, count):
        """What the Tab key leads to, from the top of the page: ids, and texts of what has none."""
        await self.value("document.activeElement.blur(); window.getSelection().removeAllRanges(); scrollTo(0, 0)")
        stops = []
        for _ in range(count):
            await self.key("Tab", 9)
            stops.append(await self.value(
                "(({id, className, textContent, value}) => id || className || value || textContent)"
                "(document.activeElement)"))
        return stops

    async def choose_scheme(self, scheme):
        await self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}])

    async def check_contrast(self):
        ratio, text = await self.value(CONTRAST)
        assert ratio >= 4.5, (ratio, text)

    def in_log(self, text):
        return self.until(f"document.getElementById('log').innerText.includes({json.dumps(text)})")

    async def picture(self, name, scheme):
        await self.choose_scheme(scheme)
        await self.check_contrast()
        picture = await self.call("Page.captureScreenshot", format="png")
        PICTURES.mkdir(parents=True, exist_ok=True)
        (PICTURES / f"{name}-{scheme}.png").write_bytes(base64.b64decode(picture["data"]))


async def scenario(browser):
    ana = await browser.tab(f"{PAGE}/?user=ana")
    for scheme in ("light", "dark"):
        await ana.picture("join", scheme)
    stops = await ana.tab_stops(7)
    assert stops == ["skip", "room", "user", "viewer", "Join", "review-list", "rule-list"], stops
    bob = await browser.tab(f"{PAGE}/?user=bob")
    mod = await browser.tab(f"{PAGE}/?user=mod&role=moderator")
    for tab in (ana, bob, mod):
        await tab.join()
    everyone = (ana, bob, mod)

    await ana.say("Hello everybody 👋🏽 <b>not bold</b>")
    for tab in everyone:
        await tab.in_log("Hello everybody 👋🏽 <b>not bold</b>")
    await bob.say("oh 👍🏽 darnit, é heck")
    for tab in everyone:
        await tab.in_log("oh 👍🏽 ******, é heck")
    await bob.say("free btc for all")
    await bob.in_log("free btc for all was refused: No coins")
    assert "free btc" not in await ana.value("document.getElementById('log').innerText")

    review = "document.querySelector('#review-list > li:nth-child({})')"
    await mod.until("document.querySelectorAll('#review-list > li').length === 3")
    verdicts = await mod.value(
        "Array.from(document.querySelectorAll('#review-list .line .badge:first-child'), b => b.innerText)")
    assert verdicts == ["Denied", "Rewritten", "Allowed"], verdicts
    marks = await mod.value("Array.from(document.querySelectorAll('#review-list mark'), m => m.innerText)")
    assert marks == ["free btc", "darnit"], marks
    assert "No coins" in await mod.value(review.format(1) + ".innerText")
    assert "of 200 ms" in await mod.value(review.format(1) + ".innerText")
    assert "cold start" in await mod.value(review.format(3) + ".innerText")
    assert "warm" in await mod.value("document.getElementById('handler-state').innerText")

    # What is hit in an attribute is shown as well.
    text = await attribute_message()
    await mod.in_log(text)
    await mod.until("document.querySelectorAll('#review-list > li').length === 4")
    shown = await mod.value(review.format(1) + ".innerText")
    assert "Rewritten" in shown and "name: darn it" in shown and "Delivered name: **** it" in shown, shown
    assert await mod.value(review.format(1) + ".querySelector('mark').innerText") == "darn"

    # A badge stays in one piece beside a long title.
    assert await mod.value(
        "Array.from(document.querySelectorAll('#rule-list .badge'), b => b.getClientRects().length)") == [1, 1, 1]

    # The moderator deletes with the keyboard, and disconnects with the mouse.
    message = "Array.from(document.querySelectorAll('#log .message')).find(m => m.innerText.includes('{}'))"
    await mod.value(message.format("Hello everybody") + ".querySelector('button').focus()")
    await mod.key("Enter", 13, "\r")
    for tab in everyone:
        await tab.until(message.format("Hello everybody") + ".classList.contains('deleted')")
    assert await ana.value("document.querySelectorAll('#log button').length") == 0
    await ana.say("still here")
    await mod.in_log("still here")

    # A rule file is broken, and the rules before stay; then it is mended, and the next message is judged by it.
    file = RULES / "words.yaml"
    good = file.read_text()
    file.write_text(good.replace("action: deny", "action: denyy"))
    await mod.until("document.querySelector('.diagnostic.error') !== null")
    problem = await mod.value("document.getElementById('diagnostics').innerText")
    assert "words.yaml" in problem and "denyy" in problem and "^" in problem, problem
    assert await mod.value("document.querySelectorAll('#rule-list li').length") == 3
    await ana.say("darn again")
    await mod.in_log("**** again")
    for scheme in ("light", "dark"):
        await mod.picture("diagnostics", scheme)
    late = await browser.tab(f"{PAGE}/?user=late")
    await late.until("document.getElementById('rules-state').innerText.includes('the 3 rules before are still in use')")
    file.write_text(good.replace('"darn*"', '"heck*"'))
    await mod.until("document.querySelector('.diagnostic') === null")
    await ana.say("darn heck")
    await mod.in_log("darn ****")

    for scheme in ("light", "dark"):
        await mod.picture("moderator", scheme)
    await mod.click(message.format("still here") + ".querySelectorAll('button')[1]")
    await ana.in_log("You are disconnected")
    await ana.until("!document.getElementById('join').hidden")
    for tab in (bob, mod):
        await tab.in_log("ana was disconnected: Disconnected by a moderator")
    await ana.join()
    await ana.say("back again")
    await bob.in_log("back again")

    # The newest room is the first to choose.
    request = urllib.request.Request(f"{PAGE}/CreateRoom", b'{"name": "plain"}', {"Content-Type": "application/json"})
    urllib.request.urlopen(request).close()
    plain = await browser.tab(f"{PAGE}/?user=eve")
    await plain.join()
    await plain.in_log("This room has no message review handler")
    assert "no message review handler" not in await bob.value("document.getElementById('log').innerText")

    # What a screen reader finds: each control has a name.
    tree = (await mod.call("Accessibility.getFullAXTree"))["nodes"]
    for node in tree:
        role = node.get("role", {}).get("value")
        if role in ("button", "textbox", "combobox", "radio", "log", "meter", "list") and not node.get("ignored"):
            assert node.get("name", {}).get("value") or role == "list", node
    await bob.call("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=True)
    for scheme in ("light", "dark"):
        await bob.picture("narrow", scheme)
    overflow = await bob.value("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, overflow
    assert not browser.problems, browser.problems


async def attribute_message():
    """Sends a message with a mild word in an attribute, as an app would; gives its content."""
    with urllib.request.urlopen(f"{PAGE}/local/rooms") as answer:
        room = json.load(answer)[0]["arn"]
    body = json.dumps({"roomIdentifier": room, "userId": "app", "capabilities": ["SEND_MESSAGE"]}).encode()
    request = urllib.request.Request(f"{PAGE}/CreateChatToken", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        token = json.load(answer)["token"]
    async with connect(PAGE.replace("http", "ws"), subprotocols=[token], open_timeout=PATIENCE) as chat:
        text = "look at my name"
        await chat.send(json.dumps({"Action": "SEND_MESSAGE", "Content": text, "Attributes": {"name": "darn it"}}))
        await asyncio.wait_for(chat.recv(), PATIENCE)
    return text


def start_server():
    server = subprocess.Popen(
        [IVSREVIEW, "local", "--quiet", "--output", "json", "--rules", str(RULES), "--port", PORT],
        stdout=subprocess.PIPE)
    return server, json.loads(server.stdout.readline())["url"]


async def outlive(browser):
    """The page says when its server is gone; when there is one again, it says how to go on."""
    server, address = start_server()
    try:
        tab = await browser.tab(f"{address}/?user=ana")
        await tab.join()
        await tab.say("before")
        await tab.in_log("before")
        server.kill()
        server.wait()
        await tab.in_log("Join again")
        await tab.until("document.getElementById('server-state').innerText.includes('not reachable')")
        await tab.value("document.querySelector('#join button').click()")
        await tab.until("document.getElementById('join-problem').innerText === 'The server does not answer.'")
        room = await tab.value("document.getElementById('room').value")
        server, _ = start_server()
        await tab.until("document.getElementById('server-state').innerText.includes('running')")
        await tab.until(f"document.getElementById('room').value !== {json.dumps(room)}")
        await tab.join()
        await tab.say("after")
        await tab.in_log("after")
        assert await tab.value("document.querySelectorAll('#review-list > li').length") == 1
    finally:
        server.kill()
        server.wait()


async def main():
    browser = Browser()
    await browser.start()
    try:
        await asyncio.wait_for(scenario(browser), 240)
        await asyncio.wait_for(outlive(browser), 240)
    finally:
        await browser.stop()
    print("ok")


os.environ.pop("DISPLAY", None)
asyncio.run(main())
