// The page: who holds the phone, what is on it, and the live feed.
import { bubbleRow } from "./bubbles.js";
import { startComposer } from "./composer.js";
import { $, h, send, toast } from "./dom.js";
import { clock, startPanel } from "./panel.js";
import { parts, stampText } from "./words.js";

const GAP = 5 * 60 * 1000;
const query = new URLSearchParams(location.search);
const phone = { me: "", view: query.get("view") === "wechat" ? "wechat" : "wecom", bubbles: new Map() };
const entered = new Set();
const composer = startComposer(phone);
const chat = $("chat");

const isAtBottom = () => chat.scrollHeight - chat.scrollTop - chat.clientHeight < 80;
function toBottom() {
  chat.scrollTop = chat.scrollHeight;
  $("to-bottom").hidden = true;
}

async function press(bubble, key, picks) {
  await composer.act("press", { bubble: bubble.id, key, picks });
}

function stampBefore(bubble, previous) {
  if (previous && Math.abs(parts(bubble.at).at - parts(previous.at).at) < GAP) return null;
  return h("div", { class: "stamp" }, stampText(bubble.at, clock.now()));
}

function redraw() {
  const all = [...phone.bubbles.values()];
  const nodes = all.flatMap((b, i) => [stampBefore(b, all[i - 1]), bubbleRow(b, phone.view, phone.me, press)]);
  const empty = h("div", { class: "stamp" }, "还没有消息，打个招呼吧");
  chat.replaceChildren(...(all.length ? nodes.filter(Boolean) : [empty]));
  toBottom();
}

function place(bubble) {
  const stays = isAtBottom() || bubble.from === "me";
  const old = chat.querySelector(`[data-id="${bubble.id}"]`);
  const row = bubbleRow(bubble, phone.view, phone.me, press);
  if (old) old.replaceWith(row);
  else {
    if (!phone.bubbles.size) chat.replaceChildren();
    const stamp = stampBefore(bubble, [...phone.bubbles.values()].at(-1));
    chat.append(...[stamp, row].filter(Boolean));
  }
  phone.bubbles.set(bubble.id, bubble);
  if (stays) toBottom();
  else if (!old) $("to-bottom").hidden = false;
}

function take(bubble) {
  if (bubble.person === phone.me) place(bubble);
  else if (bubble.from === "bot") document.querySelector(`[data-person="${bubble.person}"]`)?.classList.add("unread");
}

async function hold(person) {
  phone.me = person.id;
  phone.bubbles = new Map();
  chat.replaceChildren();
  const bubbles = await send("GET", `/sim/people/${person.id}/bubbles`);
  if (phone.me !== person.id) return;
  const arrived = phone.bubbles; // what the feed brought meanwhile may be newer
  phone.bubbles = new Map(bubbles.map((b) => [b.id, b]));
  for (const [id, b] of arrived) if ((phone.bubbles.get(id)?.stamp ?? 0) < b.stamp) phone.bubbles.set(id, b);
  for (const entry of document.querySelectorAll("[data-person]")) {
    entry.setAttribute("aria-current", String(entry.dataset.person === person.id));
  }
  const own = document.querySelector(`[data-person="${person.id}"]`);
  own.classList.remove("unread");
  own.scrollIntoView({ block: "nearest" });
  $("whoami").textContent = [person.id, person.label].filter(Boolean).join(" · ");
  remember();
  redraw();
  drawer(false);
  if (!entered.has(person.id)) {
    entered.add(person.id);
    composer.act("enter", {});
  }
}

function remember() {
  const address = new URL(location.href);
  address.searchParams.set("as", phone.me);
  address.searchParams.set("view", phone.view);
  history.replaceState(null, "", address);
}

function show(view) {
  phone.view = view;
  document.body.dataset.view = view;
  for (const button of document.querySelectorAll("button[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === view));
  }
}

function startRoster(people) {
  const groups = Map.groupBy ? Map.groupBy(people, (p) => p.group) : people.reduce((m, p) => m.set(p.group, [...(m.get(p.group) || []), p]), new Map());
  const entry = (p) => h("button", { type: "button", class: "person", "data-person": p.id, "data-words": `${p.id} ${p.label}`, onclick: () => hold(p) },
    h("span", { class: "avatar initials", "aria-hidden": "true" }, p.id.slice(-2)),
    h("span", { class: "person-words" }, h("strong", {}, p.label || p.id), p.label ? h("small", {}, p.id) : null));
  $("people").replaceChildren(...[...groups].map(([name, list]) => h("section", {}, h("h2", {}, name), ...list.map(entry))));
  $("search").addEventListener("input", () => {
    const words = $("search").value.trim().toLowerCase();
    for (const person of document.querySelectorAll(".person")) person.hidden = !person.dataset.words.toLowerCase().includes(words);
    for (const group of $("people").children) group.hidden = !group.querySelector(".person:not([hidden])");
  });
}

function drawer(open) {
  document.body.classList.toggle("drawer-open", open);
  $("shade").hidden = !open;
}

function listen(state) {
  const feed = new EventSource(`/sim/events?after=${state.stamp}`);
  feed.addEventListener("hello", (event) => { if (JSON.parse(event.data).boot !== state.boot) location.reload(); });
  feed.addEventListener("message", (event) => take(JSON.parse(event.data)));
  window.addEventListener("pagehide", () => feed.close());
}

async function start() {
  const state = await send("GET", "/sim/state");
  startRoster(state.people);
  show(phone.view);
  let stays = true;
  const settle = () => { if (stays) toBottom(); };
  chat.addEventListener("grown", settle);
  new ResizeObserver(settle).observe(chat);
  chat.addEventListener("scroll", () => {
    stays = isAtBottom();
    if (stays) $("to-bottom").hidden = true;
  });
  $("to-bottom").addEventListener("click", toBottom);
  $("open-drawer").addEventListener("click", () => drawer(true));
  $("shade").addEventListener("click", () => drawer(false));
  $("viewer").addEventListener("click", () => $("viewer").close());
  for (const button of document.querySelectorAll("button[data-view]")) {
    button.addEventListener("click", () => { show(button.dataset.view); remember(); redraw(); });
  }
  listen(state);
  const wanted = (query.get("as") || "").toLowerCase();
  const first = state.people.find((p) => p.id.toLowerCase() === wanted) || state.people[0];
  await Promise.all([startPanel(state, composer.showMenu), hold(first)]);
  redraw(); // the stamps say 昨天 or a date by the clock, which is known only now
  document.body.dataset.ready = "true";
}

start().catch((error) => toast(`页面没有打开：${error.message}`));
