"use strict";
// Everything that comes from messages reaches the page as text nodes only.
const summary = JSON.parse(document.getElementById("summary").textContent);
const LINE = 0, VERDICT = 1, NANOS = 2, TEXT = 3, AFTER = 4, RULES = 5, SPANS = 6, TIME = 7, FILE = 8, WOULD = 9;
const rows = document.getElementById("rows").textContent.split("\n").filter(Boolean).map((line) => JSON.parse(line));
const verdicts = ["allow", "rewrite", "deny"];
const number = new Intl.NumberFormat("en");
const $ = (id) => document.getElementById(id);

function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
}

function drawing(name, attributes = {}, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
}

const micros = (nanos) => nanos < 1e6 ? (nanos / 1e3).toFixed(1) + " µs" : (nanos / 1e6).toFixed(1) + " ms";

/// Characters that show nothing or turn the direction of writing are spelt out; joiners inside emoji are left alone.
const controls = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

function plain(text) {
    const parts = [];
    let end = 0;
    for (const match of text.matchAll(controls)) {
        if (match.index > end) parts.push(text.slice(end, match.index));
        const code = match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
        parts.push(element("span", { class: "control", title: "U+" + code }, code));
        end = match.index + match[0].length;
    }
    if (end < text.length) parts.push(text.slice(end));
    return parts;
}

/// The text with the rules' spans marked; where spans overlap a mark names every rule.
function marked(text, spans) {
    const edges = [...new Set([0, text.length, ...spans.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b);
    return edges.slice(0, -1).flatMap((start, index) => {
        const piece = plain(text.slice(start, edges[index + 1]));
        const names = spans.filter((span) => span[0] <= start && span[1] >= edges[index + 1]).map((span) => summary.rules[span[2]].id);
        return names.length ? [element("mark", { title: [...new Set(names)].join(", ") }, ...piece)] : piece;
    });
}

function message(text, spans) {
    return element("bdi", { class: "message", dir: "auto" }, ...marked(text, spans));
}

// Counts

$("facts").textContent = `${number.format(summary.messages)} messages in ${summary.seconds.toFixed(2)} s, `
    + `${summary.jobs} job${summary.jobs === 1 ? "" : "s"}`
    + (summary.events ? `; ${number.format(summary.events)} events skipped` : "")
    + (summary.unread ? `; ${number.format(summary.unread)} lines are not messages` : "")
    + (summary.messages > rows.length ? `. Charts and table show the first ${number.format(rows.length)}.` : ".");

const tile = (value, label, kind = "") => element("div", { class: "tile" }, element("b", { class: kind }, value), element("span", {}, label));
const share = (count) => summary.messages ? ` ${(count * 100 / summary.messages).toFixed(1)} %` : "";
$("tiles").append(
    ...verdicts.map((name, index) => tile(number.format(summary.verdicts[index]), name + share(summary.verdicts[index]), name)),
    ...verdicts.filter((_, index) => summary.shadowed[index]).map((name) =>
        tile(number.format(summary.shadowed[verdicts.indexOf(name)]), `${name} in shadow`, name)),
    tile(micros(summary.p50), "median"), tile(micros(summary.p99), "99 of 100 within"), tile(micros(summary.max), "longest"),
    ...summary.limits.map((limit) => tile(number.format(limit.count), `${limit.rule}: ${limit.kind}`, "deny")));

// Charts

function chart(bars, label, low, high, legend) {
    const width = 480, height = 260, base = height - 22;
    const most = Math.max(1, ...bars.map((bar) => bar.parts.reduce((sum, part) => sum + part.count, 0)));
    const step = width / bars.length;
    const picture = drawing("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });
    bars.forEach((bar, index) => {
        let top = base;
        const group = drawing("g", {}, drawing("title", {}, bar.title));
        for (const part of bar.parts) {
            const size = part.count * (base - 20) / most;
            if (size === 0) continue;
            top -= size;
            const shape = { x: index * step, y: top, width: Math.max(.5, step - (step > 3 ? 1 : 0)), height: size };
            group.append(drawing("rect", { ...shape, class: part.kind }));
        }
        picture.append(group);
    });
    picture.append(
        drawing("line", { x1: 0, x2: width, y1: base, y2: base, class: "axis" }),
        drawing("text", { x: 0, y: height - 5 }, low),
        drawing("text", { x: width, y: height - 5, "text-anchor": "end" }, high),
        drawing("text", { x: 0, y: 12 }, number.format(most)));
    return legend ? [picture, legend] : [picture];
}

function drawFlow() {
    const times = rows.map((row) => row[TIME] ? Date.parse(row[TIME]) : NaN);
    const timed = rows.length > 1 && times.every((time) => !Number.isNaN(time));
    const extremes = (list) => list.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
    const [first, last] = timed ? extremes(times) : [0, rows.length];
    const count = Math.max(1, Math.min(80, rows.length));
    const bars = Array.from({ length: count }, () => [0, 0, 0]);
    rows.forEach((row, index) => {
        const place = ((timed ? times[index] : index) - first) / Math.max(1, last - first);
        bars[Math.min(count - 1, Math.floor(place * count))][row[WOULD] ?? row[VERDICT]] += 1;
    });
    const when = (time) => new Date(time).toISOString().replace("T", " ").replace(/\.\d+Z/, "Z");
    const [low, high] = timed ? [when(first), when(last)] : ["first message", "last"];
    $("flow-title").textContent = timed ? "Verdicts over time" : "Verdicts in the order of the input";
    const legend = element("p", { class: "legend" },
        ...["deny", "rewrite", "allow"].flatMap((name) => [element("i", { class: name }), name]));
    $("flow").append(...chart(bars.map((bar) => ({
        title: `deny ${bar[2]}, rewrite ${bar[1]}, allow ${bar[0]}`,
        parts: [2, 1, 0].map((index) => ({ count: bar[index], kind: verdicts[index] })),
    })), `Messages by verdict, ${low} to ${high}`, low, high, legend));
}

function drawLatency() {
    if (!rows.length) return;
    const bin = (nanos) => Math.floor(Math.log2(Math.max(1, nanos)) * 4);
    const bins = rows.map((row) => bin(row[NANOS]));
    const [low, high] = bins.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, 0]);
    const bars = Array(high - low + 1).fill(0);
    for (const place of bins) bars[place - low] += 1;
    const edge = (place) => 2 ** ((place + low) / 4);
    $("latency").append(...chart(bars.map((count, place) => ({
        title: `${micros(edge(place))} to ${micros(edge(place + 1))}: ${number.format(count)}`,
        parts: [{ count, kind: "neutral" }],
    })), "Messages by time in the rules, logarithmic", micros(edge(0)), micros(edge(bars.length)), null));
}

function drawRules() {
    const hit = summary.rules.map((rule, index) => ({ ...rule, index })).filter((rule) => rule.hits > 0).sort((a, b) => b.hits - a.hits);
    for (const rule of hit) {
        const bar = drawing("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
            drawing("rect", { width: rule.hits * 100 / hit[0].hits, height: 10, rx: 1 }));
        const button = element("button", { type: "button", "aria-pressed": "false", "data-rule": rule.index, title: rule.title ?? rule.id },
            element("span", { class: "name" }, rule.id + (rule.test ? " (test)" : "")), bar,
            element("span", { class: "count" }, number.format(rule.hits)));
        button.addEventListener("click", () => {
            $("rule").value = button.getAttribute("aria-pressed") === "true" ? "" : String(rule.index);
            filter();
        });
        $("rules").append(button);
        $("rule").append(element("option", { value: rule.index }, `${rule.id} (${number.format(rule.hits)})`));
    }
    const silent = summary.rules.length - hit.length;
    $("rules").append(element("p", { class: "legend" }, silent ? `${number.format(silent)} rules did not hit` : ""));
}

// The table: only the rows in sight are in the page.

const rowHeight = 34;
let matching = [];
let chosen = -1;

function filter() {
    const query = $("query").value.toLowerCase();
    const rule = $("rule").value === "" ? null : Number($("rule").value);
    const wanted = [...document.querySelectorAll("[data-verdict]")].map((box) => box.checked);
    matching = [];
    rows.forEach((row, index) => {
        if (!wanted[row[WOULD] ?? row[VERDICT]]) return;
        if (rule !== null && !row[RULES].includes(rule)) return;
        if (query && !row[TEXT].toLowerCase().includes(query)) return;
        matching.push(index);
    });
    for (const button of document.querySelectorAll("#rules button")) {
        button.setAttribute("aria-pressed", String(rule !== null && button.dataset.rule === String(rule)));
    }
    $("shown").textContent = `${number.format(matching.length)} of ${number.format(rows.length)}`;
    $("space").style.height = `${matching.length * rowHeight}px`;
    $("table").scrollTop = 0;
    chosen = -1;
    $("detail").hidden = true;
    $("table").removeAttribute("aria-activedescendant");
    draw();
}

function draw() {
    const table = $("table");
    const first = Math.max(0, Math.floor(table.scrollTop / rowHeight) - 10);
    const last = Math.min(matching.length, Math.ceil((table.scrollTop + table.clientHeight) / rowHeight) + 10);
    const shown = [];
    for (let place = first; place < last; place += 1) shown.push(rowElement(place));
    $("space").replaceChildren(...shown);
}

function verdictElement(row) {
    const verdict = row[WOULD] ?? row[VERDICT];
    return element("span", { class: verdicts[verdict] }, row[WOULD] === null ? verdicts[verdict] : `(${verdicts[verdict]})`);
}

function change(row) {
    const before = message(row[TEXT], row[SPANS]);
    if (row[AFTER] === null) return [before];
    return [before, element("span", { class: "arrow", "aria-label": "becomes" }, "→"), message(row[AFTER], [])];
}

function rowElement(place) {
    const row = rows[matching[place]];
    const made = element("div", {
        class: "row", role: "option", id: `row-${place}`, "aria-selected": String(place === chosen),
        "aria-posinset": place + 1, "aria-setsize": matching.length,
    }, element("span", { class: "line" }, String(row[LINE])), verdictElement(row),
        element("span", { class: "ids" }, row[RULES].map((rule) => summary.rules[rule].id).join(" ")),
        element("span", {}, ...change(row)));
    made.style.top = `${place * rowHeight}px`;
    made.addEventListener("click", () => choose(place));
    return made;
}

function choose(place) {
    if (!matching.length) return;
    chosen = Math.max(0, Math.min(matching.length - 1, place));
    const table = $("table");
    const top = chosen * rowHeight;
    if (top < table.scrollTop) table.scrollTop = top;
    if (top + rowHeight > table.scrollTop + table.clientHeight) table.scrollTop = top + rowHeight - table.clientHeight;
    table.setAttribute("aria-activedescendant", `row-${chosen}`);
    draw();
    showDetail(rows[matching[chosen]]);
}

function showDetail(row) {
    const facts = [
        ["place", `${row[FILE] ? row[FILE] + ":" : "line "}${row[LINE]}${row[TIME] ? `, ${row[TIME]}` : ""}`],
        ["verdict", element("span", {}, verdictElement(row), row[WOULD] === null ? "" : " in shadow: delivered as sent")],
        ["rules", row[RULES].map((rule) => summary.rules[rule].title ? `${summary.rules[rule].id} (${summary.rules[rule].title})` : summary.rules[rule].id).join(", ") || "none"],
        ["time", micros(row[NANOS])], ["sent", message(row[TEXT], row[SPANS])],
    ];
    if (row[AFTER] !== null) facts.push(["delivered", message(row[AFTER], [])]);
    $("detail").replaceChildren(element("dl", {}, ...facts.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])));
    $("detail").hidden = false;
}

const page = () => Math.floor($("table").clientHeight / rowHeight) - 1;
const moves = {
    ArrowDown: () => chosen + 1, ArrowUp: () => chosen - 1, PageDown: () => chosen + page(), PageUp: () => chosen - page(),
    Home: () => 0, End: () => matching.length - 1,
};
$("table").addEventListener("keydown", (event) => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    choose(move());
});
$("table").addEventListener("scroll", () => requestAnimationFrame(draw), { passive: true });
window.addEventListener("resize", draw);
for (const input of [$("query"), $("rule"), ...document.querySelectorAll("[data-verdict]")]) input.addEventListener("input", filter);

drawFlow();
drawLatency();
drawRules();
filter();
document.documentElement.dataset.ready = "true";
