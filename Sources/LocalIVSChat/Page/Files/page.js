// The page of `ivsreview local`: a chat client of the messaging API, and what the server tells of each review.
"use strict";

const $ = (id) => document.getElementById(id);
const LIMIT = 200000; // µs that a review may take
const LOG_LENGTH = 1000; // entries of the chat that are kept
const waiting = new Map(); // request id → what was asked
const messages = new Map(); // message id → its entry in the log
let socket = null;
let me = null;
let rooms = []; // as of the last look
let isJoining = false;

function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

// Joining

async function fillRooms() {
  try {
    rooms = await (await fetch("/local/rooms")).json();
  } catch {
    return; // The state says that the server is gone; when it is back, this is called again.
  }
  $("no-room").hidden = rooms.length > 0;
  const chosen = $("room").value;
  $("room").replaceChildren(...rooms.map((room) => make("option", { value: room.arn }, room.name || room.arn)));
  if (rooms.some((room) => room.arn === chosen)) $("room").value = chosen;
}

async function join(event) {
  event.preventDefault();
  if (isJoining) return;
  isJoining = true;
  $("join-problem").textContent = "";
  const role = document.querySelector("input[name=role]:checked").value;
  const wish = { room: $("room").value, user: $("user").value, role };
  let answer;
  try {
    const response = await fetch("/local/join", { method: "POST", body: JSON.stringify(wish) });
    answer = await response.json();
    if (!response.ok) throw new Error(answer.message);
  } catch (error) {
    $("join-problem").textContent = error instanceof TypeError ? "The server does not answer." : error.message;
    isJoining = false;
    return;
  }
  await fillRooms(); // A handler may be attached since the list was made.
  me = wish;
  const address = location.protocol.replace("http", "ws") + "//" + location.host;
  socket = new WebSocket(address, [answer.token]);
  socket.onopen = joined;
  socket.onmessage = (frame) => receive(JSON.parse(frame.data));
  socket.onclose = (close) => left(close.reason);
}

function joined() {
  isJoining = false;
  $("join").hidden = true;
  $("log").hidden = $("composer").hidden = false;
  $("log").replaceChildren();
  messages.clear();
  $("me").textContent = `${me.user}, ${me.role}`;
  document.title = `${me.user} · IVS Chat on this machine`;
  note("You are connected.");
  if (rooms.some((room) => room.arn === me.room && !room.reviewed)) {
    note("This room has no message review handler: messages are delivered as they are sent.");
  }
  $("text").focus();
}

function left(reason) {
  isJoining = false;
  if ($("composer").hidden) {
    $("join-problem").textContent = "The connection could not be opened.";
    return;
  }
  note(`You are disconnected${reason ? ": " + reason : ""}. Join again to go on, with a new token.`);
  waiting.clear();
  $("composer").hidden = true;
  $("join").hidden = false;
  $("me").textContent = "";
  fillRooms();
}

// Chatting

function ask(request) {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  const id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  waiting.set(id, request);
  socket.send(JSON.stringify({ ...request, RequestId: id }));
}

function say(event) {
  event.preventDefault();
  const text = $("text").value;
  if (!text.trim()) return;
  ask({ Action: "SEND_MESSAGE", Content: text });
  $("text").value = "";
  $("text").focus();
}

function receive(frame) {
  const request = waiting.get(frame.RequestId);
  waiting.delete(frame.RequestId);
  if (frame.Type === "MESSAGE") showMessage(frame);
  else if (frame.Type === "EVENT") showEvent(frame);
  else showError(frame, request);
}

function append(entry) {
  const log = $("log");
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  entry.classList.add("new");
  log.append(entry);
  while (log.children.length > LOG_LENGTH) {
    messages.delete(log.firstElementChild.dataset.id);
    log.firstElementChild.remove();
  }
  if (isAtEnd) log.scrollTop = log.scrollHeight;
}

function note(text) { append(make("li", { className: "note" }, text)); }

function clock(time) {
  return new Date(time).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });
}

function showMessage(frame) {
  const user = frame.Sender.UserId;
  const tools = make("div", { className: "tools" });
  if (me.role === "moderator") {
    tools.append(make("button", {
      className: "quiet small", type: "button", "aria-label": `Delete the message of ${user}`,
      onclick: () => ask({ Action: "DELETE_MESSAGE", Id: frame.Id, Reason: "Deleted by a moderator" }),
    }, "Delete"));
    if (user !== me.user) tools.append(make("button", {
      className: "quiet small", type: "button", "aria-label": `Disconnect ${user}`,
      onclick: () => ask({ Action: "DISCONNECT_USER", UserId: user, Reason: "Disconnected by a moderator" }),
    }, "Disconnect"));
  }
  const entry = make("li", { className: "message" },
    make("div", { className: "who" }, user, make("small", {}, clock(frame.SendTime))),
    make("div", { className: "text" }, frame.Content), tools);
  entry.dataset.id = frame.Id;
  messages.set(frame.Id, entry);
  append(entry);
}

function showEvent(frame) {
  const about = frame.Attributes || {};
  if (frame.EventName === "aws:DELETE_MESSAGE") {
    const entry = messages.get(about.MessageID);
    if (!entry) return;
    entry.classList.add("deleted");
    entry.querySelector(".tools").replaceChildren();
    note(`A message was deleted${about.Reason ? ": " + about.Reason : ""}.`);
  } else if (frame.EventName === "aws:DISCONNECT_USER") {
    note(`${about.UserId} was disconnected${about.Reason ? ": " + about.Reason : ""}.`);
  } else {
    note(`Event ${frame.EventName} ${JSON.stringify(about)}`);
  }
}

function showError(frame, request) {
  const what = request && request.Action === "SEND_MESSAGE" ? make("q", {}, request.Content) : null;
  append(make("li", { className: "denied" }, what, what ? " was refused: " : "", frame.ErrorMessage,
    make("span", { className: "unseen" }, ` (error ${frame.ErrorCode})`)));
}

// Reviews

let tally = { allow: 0, rewrite: 0, deny: 0 };

function marked(text, rules, field) {
  const pieces = [];
  let end = 0;
  const spans = rules.flatMap((rule) => rule.spans.map((span) => ({ ...span, rule: rule.id })))
    .filter((span) => span.field === field && span.end > span.start)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  for (const span of spans) {
    if (span.end <= end) continue;
    const start = Math.max(span.start, end);
    const title = `${span.rule}, seen in ${span.view}`;
    pieces.push(text.slice(end, start), make("mark", { title }, text.slice(start, span.end)));
    end = span.end;
  }
  return [...pieces, text.slice(end)];
}

function hitAttributes(review) {
  const hit = new Set(review.rules.flatMap((rule) => rule.spans.map((span) => span.field)));
  return Object.entries(review.attributes).filter(([name]) => hit.has(`attributes.${name}`));
}

function showReview(review) {
  const verdict = review.verdict;
  tally[verdict] += 1;
  $("tally").textContent = `${tally.allow} allowed, ${tally.rewrite} rewritten, ${tally.deny} denied`;
  $("reviews-empty").hidden = true;
  const word = { allow: "Allowed", rewrite: "Rewritten", deny: "Denied" }[verdict];
  const time = `${(review.micros / 1000).toFixed(review.micros < 10000 ? 2 : 0)} of 200 ms`;
  const entry = make("li", { className: `${verdict} new` },
    make("div", { className: "line" }, make("span", { className: `badge ${verdict}` }, word),
      review.coldStart ? make("span", { className: "badge cold" }, "cold start") : null,
      review.failure ? make("span", { className: "badge failed" }, `fallback ${review.fallback}`) : null,
      make("span", {}, review.user), make("span", { className: "time" }, time)),
    make("p", { className: "said" }, ...marked(review.content, review.rules, "content")),
    ...hitAttributes(review).map(([name, value]) => make("p", { className: "said" },
      make("b", {}, `${name}: `), ...marked(value, review.rules, `attributes.${name}`))),
    review.delivered !== undefined && review.delivered !== review.content
      ? make("p", { className: "became" }, make("b", {}, "Delivered: "), review.delivered) : null,
    ...Object.entries(review.deliveredAttributes || {}).map(([name, value]) => make("p", { className: "became" },
      make("b", {}, `Delivered ${name}: `), value === null ? make("i", {}, "left out") : value)),
    verdict === "deny" ? make("p", { className: "why" }, make("b", {}, "Reason: "), review.reason) : null,
    review.failure ? make("p", { className: "why failed" }, review.failure) : null,
    review.rules.length ? make("div", { className: "hits" }, ...review.rules.map((rule) =>
      make("span", {}, make("code", {}, rule.id), ` ${rule.action}${rule.test ? " (test)" : ""} `,
        make("span", { className: `badge ${rule.severity}` }, rule.severity)))) : null,
    make("meter", { min: 0, max: LIMIT, low: LIMIT / 4, high: LIMIT * 0.75, optimum: 0, value: review.micros,
      "aria-label": `Time: ${time}` }));
  entry.dataset.id = review.id;
  $("review-list").prepend(entry);
  while ($("review-list").children.length > 200) $("review-list").lastElementChild.remove();
}

// Rules and handler

function showRules(state) {
  $("folder").textContent = state.folder;
  const failures = state.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  const errors = failures.length + (state.problem ? 1 : 0);
  $("diagnostics").replaceChildren(...state.diagnostics.map((diagnostic) => {
    const place = diagnostic.line ? `${diagnostic.file}:${diagnostic.line}:${diagnostic.column}` : diagnostic.file;
    const caret = diagnostic.source === undefined ? null
      : make("pre", {}, diagnostic.source + "\n" + " ".repeat(Math.max(diagnostic.column - 1, 0)) + "^");
    return make("div", { className: `diagnostic ${diagnostic.severity}` }, make("b", {}, diagnostic.severity), " ",
      make("code", {}, place), make("div", {}, diagnostic.message), caret);
  }));
  if (state.problem) $("diagnostics").append(make("div", { className: "diagnostic" }, state.problem));
  if (state.rules) {
    $("rule-list").replaceChildren(...state.rules.map((rule) =>
      make("li", { className: rule.status === "stable" ? "" : "off" },
        make("span", {}, make("code", {}, rule.id), make("small", {}, rule.title || "")),
        make("span", {}, rule.status === "stable" ? rule.action : `${rule.action}, ${rule.status}`, " ",
          make("span", { className: `badge ${rule.severity}` }, rule.severity)))));
  }
  const count = $("rule-list").children.length;
  $("rules-dot").className = `dot ${errors ? "bad" : state.diagnostics.length ? "warn" : "good"}`;
  $("rules-state").textContent = errors
    ? `Rules: ${errors} error${errors > 1 ? "s" : ""}; ` + (count
      ? `the ${count} rules before are still in use` : "there are none in use")
    : `Rules: ${count}, read at ${clock(state.time)}`;
}

function showHandler(state) {
  const processes = state.processes;
  const word = processes.length === 0 ? "starts with the next message"
    : processes.some((process) => process.activity === "starting") ? "starting" : "warm";
  $("handler-dot").className = `dot ${processes.length === 0 ? "warn" : "good"}`;
  $("handler-state").textContent = `Handler: ${word}`;
  const rows = [["Program", make("code", {}, state.path)]];
  for (const process of processes) {
    const start = process.initMicros === undefined ? "" : `, cold start ${(process.initMicros / 1000).toFixed(1)} ms`;
    rows.push([`Process ${process.id}`, `${process.activity}, ${process.answers} answered${start}`]);
  }
  if (state.ends) rows.push(["Ended", `${state.ends} unexpectedly, the last by ${state.lastEnd}`]);
  $("handler").replaceChildren(...rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
}

function listen() {
  const feed = new WebSocket(location.protocol.replace("http", "ws") + "//" + location.host + "/local/feed");
  feed.onopen = () => {
    showServer("good", "running");
    fillRooms();
    tally = { allow: 0, rewrite: 0, deny: 0 };
    for (const id of ["review-list", "rule-list", "diagnostics"]) $(id).replaceChildren();
    $("tally").textContent = "";
  };
  feed.onmessage = (frame) => {
    const event = JSON.parse(frame.data);
    ({ review: showReview, rules: showRules, handler: showHandler })[event.type](event);
  };
  feed.onclose = () => {
    showServer("bad", "not reachable, trying again");
    setTimeout(listen, 1000);
  };
}

function showServer(kind, word) {
  $("server-dot").className = `dot ${kind}`;
  $("server-state").textContent = `Server: ${word}`;
}

$("join").addEventListener("submit", join);
$("composer").addEventListener("submit", say);
$("leave").addEventListener("click", () => socket.close(1000));
$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("composer").requestSubmit();
  }
});
const wishes = new URLSearchParams(location.search);
if (wishes.has("user")) $("user").value = wishes.get("user");
if (wishes.get("role") === "moderator") document.querySelector("input[value=moderator]").checked = true;
window.addEventListener("focus", fillRooms); // Rooms may have been made elsewhere.
listen();
