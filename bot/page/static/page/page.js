// The page of an application: every tap is saved at once; what others do shows within seconds.
import { Queue } from "./queue.js";
import { ask } from "./server.js";
import { allow, linesOf, listen, nameOf, note, saidAt, show } from "./lines.js";
import { handingIn } from "./handing_in.js";
import { album } from "./photos.js";
import { preview } from "./preview.js";

const LOOK_EVERY_MS = 4000;
const SLOWEST_MS = 15000;
const element = (id) => document.getElementById(id);
const read = (id) => JSON.parse(element(id).textContent);
const { words, queueKey } = read("page-settings");
let state = read("page-state");
const lines = linesOf(document);
const queue = new Queue(queueKey);
let isStopped = "";
let isOnline = true;
let failures = 0;
let timer = 0;

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** What a place shows now: what waits to be saved, else what is saved. */
const shownAt = (place) => {
  const waiting = queue.at(place);
  return waiting ? waiting.body.text : state.said[place] || "";
};

function list(id, texts) {
  element(id).replaceChildren(
    ...texts.map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    }),
  );
}

/** Bring the whole page to a state; what others changed meanwhile is marked. */
function apply(next, mine = "") {
  const before = state;
  state = next;
  for (const [place, line] of lines) {
    const waits = queue.at(place);
    if (!waits) {
      const isNews = place !== mine && (before.said[place] || "") !== (state.said[place] || "");
      show(line, state.said[place] || "");
      if (isNews) tellChange(place, line);
    }
    line.classList.toggle("open", state.open.includes(place));
    allow(line, !state.closed && !state.shut.includes(place));
  }
  for (const place of document.querySelectorAll("[data-figure]")) {
    const [part, at] = place.dataset.figure.split("/");
    place.textContent = state.figures[part][at];
  }
  element("stands").textContent = state.stands;
  element("closed").textContent = state.closed;
  element("closed").hidden = !state.closed;
  element("score").textContent = state.score || state.position;
  element("answered").textContent = state.score ? state.position.split(" · ")[0] : "";
  list("lacks", state.lacks.length ? state.lacks : [words.noneOpen]);
  list("past", state.past);
  element("next").disabled = !state.lacks.length;
  element("hand-in").disabled = Boolean(state.closed);
  tellReturned();
  tellKeeping();
  photos.show(state.photos);
  if (before.essay !== state.essay) readEssay();
}

/** The long text as it is now; its editor takes it unless something unsaved stands there. */
async function readEssay() {
  const answer = await ask("/essay");
  if (answer && answer.status === 200) document.dispatchEvent(new CustomEvent("essay", { detail: answer.data }));
}

function tellChange(place, line) {
  const who = state.by[place] || "";
  note(line, who);
  line.classList.add("changed");
  setTimeout(() => line.classList.remove("changed"), 6000);
  const text = state.said[place];
  if (who) element("keeping").textContent = fill(words.changedByOther, { name: nameOf(line), text, who });
}

function tellReturned() {
  const box = element("returned");
  box.hidden = !state.returned;
  if (!state.returned) return;
  const told = document.createElement("p");
  told.textContent = state.returned.told;
  const items = document.createElement("ul");
  for (const { place, name, done } of state.returned.places) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${lines.has(place) ? lines.get(place).id : `part-${place.split("/")[0]}`}`;
    link.textContent = name;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = done ? words.left : words.leave;
    button.disabled = done || Boolean(state.closed);
    button.setAttribute("aria-label", `${name} ${button.textContent}`);
    button.addEventListener("click", () => leave(place));
    item.append(link, button);
    items.append(item);
  }
  box.replaceChildren(told, items);
}

function tellKeeping(text = "") {
  const bar = element("keeping");
  const count = queue.deeds.length;
  bar.classList.toggle("wait", !isOnline || unsaved() > 0);
  let now = text;
  if (isStopped) now = count ? fill(words.stopped, { count, text: isStopped }) : isStopped;
  else if (count && (!isOnline || failures)) now = fill(words.waiting, { count });
  else if (count) now = words.saving;
  else if (!isOnline) now = words.offline;
  else if (unsaved()) now = fill(words.others, { count: unsaved() });
  // what was said about the last thing that was saved stays until there is something else to say
  const isPassing = now !== text;
  if (now || bar.dataset.passing) bar.textContent = now;
  bar.dataset.passing = isPassing ? "yes" : "";
}

function changed(place) {
  const [part, entry] = place.split(/\/(.*)/s);
  const line = lines.get(place);
  const text = saidAt(line);
  if (text === shownAt(place)) return;
  add(place, { do: "fill", place, body: { do: "fill", part, entry, text, shown: shownAt(place), sure: "" } });
}

function leave(place) {
  const [part, entry] = place.split(/\/(.*)/s);
  add(place, { do: "leave", place, body: { do: "leave", part, entry } });
}

function add(place, deed) {
  queue.add(deed);
  if (lines.has(place)) note(lines.get(place), isOnline ? words.saving : words.unsaved, "wait");
  tellKeeping();
  send();
}

let isSending = false;

/** Send what waits, in order, one at a time. */
async function send() {
  if (isSending || isStopped) return;
  isSending = true;
  for (let deed = queue.next(); deed; deed = queue.next()) {
    const answer = await ask("", { body: JSON.stringify(Object.assign({ id: deed.id }, deed.body)) });
    if (!answer || answer.status >= 500) {
      queue.later();
      waitForBetter();
      break;
    }
    failures = 0;
    isOnline = true;
    if (answer.status === 422) {
      queue.done(deed);
      settle(deed, { came: "refused", message: answer.data.message, state });
    } else if (answer.status !== 200) {
      queue.later();
      isStopped = answer.data.message;
      tellKeeping();
      break;
    } else {
      queue.done(deed);
      settle(deed, answer.data);
    }
  }
  isSending = false;
}

function waitForBetter() {
  failures += 1;
  isOnline = navigator.onLine !== false && failures < 2;
  for (const deed of queue.deeds) {
    if (lines.has(deed.place)) note(lines.get(deed.place), words.unsaved, "wait");
  }
  tellKeeping();
  clearTimeout(timer);
  timer = setTimeout(look, Math.min(SLOWEST_MS, 1500 * 2 ** Math.min(failures, 4)));
}

/** What became of one deed: saved, or why not and what can be done. */
function settle(deed, { came, message, state: next }) {
  const { place, body } = deed;
  const line = lines.get(place);
  apply(next, place);
  if (!line) {
    if (came !== "kept") element("keeping").textContent = message;
    return;
  }
  if (queue.at(place)) return;
  line.classList.toggle("refused", came !== "kept");
  if (came === "kept") {
    note(line, words.saved, "good");
    tellKeeping(words.allSaved);
    return;
  }
  const again = (sure) => {
    const shown = state.said[place] || "";
    add(place, { do: "fill", place, body: Object.assign({}, body, { shown, sure }) });
    show(line, body.text);
  };
  const drop = () => {
    line.classList.remove("refused");
    tellKeeping();
    show(line, state.said[place] || "");
    note(line, "");
  };
  if (came === "overtaken") {
    const mine = fill(words.mineInstead, { text: body.text });
    note(line, message, "bad", [[mine, () => again("")], [words.keepTheirs, drop]]);
  } else if (came === "unsure") {
    putBack(line, body.text);
    note(line, message, "wait", [[words.asItIs, () => again("yes")], [words.keepTheirs, drop]]);
  } else {
    putBack(line, body.text);
    note(line, message, "bad");
  }
  tellKeeping();
}

/** What was refused stays in its box, to be mended there. */
function putBack(line, text) {
  const box = line.querySelector(".box");
  if (box) box.value = text;
}

/** Look what others did meanwhile, and send what waits. */
async function look() {
  clearTimeout(timer);
  if (!isStopped && document.visibilityState !== "hidden") {
    if (queue.deeds.length) await send();
    if (!queue.deeds.length) await refresh();
  }
  if (!failures) timer = setTimeout(look, LOOK_EVERY_MS);
}

async function refresh() {
  const answer = await ask("/state", { tag: state.version });
  if (!answer || answer.status >= 500) {
    waitForBetter();
    return;
  }
  const wasAway = failures || !isOnline;
  failures = 0;
  isOnline = true;
  if (answer.status === 200 && !queue.deeds.length) apply(answer.data);
  else if (answer.status !== 304 && answer.status !== 200) isStopped = answer.data.message;
  tellKeeping(wasAway ? words.allSaved : "");
}

function goToNextOpen() {
  const order = [...lines.keys()].filter((place) => state.open.includes(place));
  const here = document.activeElement && document.activeElement.closest("[data-place]");
  const all = [...lines.keys()];
  const at = here ? all.indexOf(here.dataset.place) : -1;
  const place = order.find((name) => all.indexOf(name) > at) || order[0];
  if (!place) {
    element("lacks").scrollIntoView({ block: "center" });
    return;
  }
  const line = lines.get(place);
  line.scrollIntoView({ block: "center" });
  line.querySelector(".box, .taps input").focus({ preventScroll: true });
}

const partOfPhotos = () => document.getElementById("photos").closest("[data-part]").dataset.part;
const photos = album({
  words,
  ask,
  apply,
  mayChange: () => !state.closed && !state.shut.includes(`${partOfPhotos()}/`),
});
const hasOwnEssay = () => document.documentElement.dataset.essay === "unsaved";
const refused = () => [...lines.values()].filter((line) => line.classList.contains("refused"));
const onTheWay = () => queue.deeds.length + photos.count();

/** How much of what a person did here is not saved yet. */
function unsaved() {
  return onTheWay() + refused().length + (hasOwnEssay() ? 1 : 0);
}

/** What a person has to do before handing in; "" for nothing. */
function toMendFirst() {
  const names = refused().map(nameOf).join("、");
  if (names) return fill(words.mendFirst, { names });
  return hasOwnEssay() ? words.essayFirst : "";
}

listen(lines, changed, (place) => note(lines.get(place), words.unsaved, "wait"));
handingIn({ words, ask, apply, count: onTheWay, toMendFirst, isReturned: () => Boolean(state.returned) });
preview({ words, ask });
element("next").addEventListener("click", goToNextOpen);
document.addEventListener("visibilitychange", look);
document.addEventListener("essay-saved", look);
addEventListener("online", look);
addEventListener("beforeunload", (event) => {
  if (photos.count() || hasOwnEssay()) event.preventDefault(); // the rest is kept on this device
});
addEventListener("pagehide", () => {
  const box = document.activeElement;
  if (box && box.dataset.touched) box.dispatchEvent(new Event("change", { bubbles: true }));
});
for (const deed of queue.deeds) {
  if (lines.has(deed.place) && deed.body.text !== undefined) {
    show(lines.get(deed.place), deed.body.text);
    note(lines.get(deed.place), words.unsaved, "wait");
  }
}
apply(state);
look();
document.documentElement.dataset.ready = "yes";
