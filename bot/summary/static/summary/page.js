// Writing, uploading and saving one summary. What is said stands in the page's data.
import { counterFor } from "./word_count.js";
import { draftsUnder } from "./drafts.js";

const TIMEOUT_MS = 60000;
const MOST_TURNS = 40;
const element = (id) => document.getElementById(id);
const page = JSON.parse(element("page-data").textContent);
const words = page.words;
const countOf = counterFor(page.rules);
const drafts = draftsUnder(page.draftKey);
const area = element("text");
let saved = { text: area.value, version: page.version };
let storing = 0;

function showCount() {
  const count = countOf(area.value);
  const missing = page.minimum - count;
  element("count").textContent = words.count.replace("{count}", count);
  element("enough").textContent =
    missing > 0 ? words.short.replace("{count}", missing) : words.enough.replace("{count}", page.minimum);
  element("enough").classList.toggle("enough", missing <= 0);
}

/** One line about what happened, and what can be done about it. */
function say(sentence, mood, choices = []) {
  const result = element("result");
  result.className = `result ${mood || ""}`;
  result.textContent = sentence;
  if (!choices.length) return;
  const row = document.createElement("div");
  row.className = "choices";
  for (const [label, act] of choices) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", act);
    row.append(button);
  }
  result.append(row);
}

function keep() {
  clearTimeout(storing);
  const isSaved = area.value === saved.text;
  if (isSaved) drafts.drop();
  else drafts.store(area.value, saved.version);
  document.documentElement.dataset.essay = isSaved ? "saved" : "unsaved";
}

/** Put another text in the place of the present one, with a way back. */
function put(text, sentence, backLabel = words.back) {
  const [before, base] = [area.value, saved];
  area.value = text;
  area.scrollTop = 0;
  showCount();
  keep();
  const back = () => {
    saved = base;
    put(before, words.isBack);
  };
  say(sentence, "", before.trim() && before !== text ? [[backLabel, back]] : []);
}

/** Send to the page's own address; the answer's status and data, or null without a connection. */
async function send(where, body, headers = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
  try {
    const response = await fetch((page.address || location.pathname) + where, {
      method: "POST",
      headers: Object.assign({ "X-Summary-Page": "1" }, headers),
      body,
      signal: stop.signal,
    });
    return { ok: response.ok, data: await response.json() };
  } catch (error) {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

async function save() {
  const text = area.value;
  const button = element("save");
  button.disabled = true;
  button.textContent = words.saving;
  const answer = await send("", JSON.stringify({ text, version: saved.version }), {
    "Content-Type": "application/json",
  });
  button.disabled = false;
  button.textContent = words.save;
  if (!answer) say(words.offline, "bad");
  else if (answer.ok) settle(text, answer.data);
  else if (answer.data.theirs) choose(answer.data);
  else say(answer.data.message, "bad");
}

/** The text is saved; what was typed meanwhile is not. */
function settle(sent, { text, version, message }) {
  const typedOn = area.value !== sent;
  saved = { text, version };
  if (!typedOn && area.value !== text) {
    const [place, scrolled] = [area.selectionStart, area.scrollTop];
    area.value = text;
    area.setSelectionRange(place, place);
    area.scrollTop = scrolled;
  }
  saved.text = typedOn ? text : area.value;
  showCount();
  keep();
  say(message, "good");
  document.dispatchEvent(new CustomEvent("essay-saved"));
}

/** Somebody else saved in between: the person chooses which text stays. */
function choose({ message, theirs }) {
  const mine = () => {
    saved = theirs;
    save();
  };
  const other = () => {
    saved = theirs;
    put(theirs.text, words.tookTheirs);
  };
  say(message, "bad", [[words.saveMine, mine], [words.takeTheirs, other]]);
}

/** Have a file read; while others are read it is sent again and again, and the person knows why. */
async function read(file) {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const form = new FormData();
    form.append("file", file);
    const answer = await send("/file", form);
    if (!answer || answer.ok || !answer.data.again_after_ms) return answer;
    say(answer.data.message);
    await new Promise((go) => setTimeout(go, answer.data.again_after_ms));
  }
  return { ok: false, data: { message: words.stillBusy } };
}

async function upload() {
  const input = element("file");
  const file = input.files[0];
  if (!file) return;
  if (file.size > page.mostBytes) {
    input.value = "";
    say(page.tooBig, "bad");
    return;
  }
  const label = element("upload");
  label.classList.add("busy");
  label.firstElementChild.textContent = words.reading;
  input.disabled = true;
  const answer = await read(file);
  input.disabled = false;
  input.value = "";
  label.classList.remove("busy");
  label.firstElementChild.textContent = words.upload;
  if (!answer) say(words.fileOffline, "bad");
  else if (answer.ok) put(answer.data.text, answer.data.message);
  else say(answer.data.message, "bad");
}

function restore() {
  const draft = drafts.load();
  if (!draft || draft.text === saved.text) return;
  const stored = saved;
  area.value = draft.text;
  saved = { text: stored.text, version: draft.version };
  const useSaved = () => {
    saved = stored;
    put(stored.text, "");
  };
  say(words.restored, "", stored.text ? [[words.useSaved, useSaved]] : []);
}

/** Somebody else saved: their text shows, unless something else stands here that is not saved. */
document.addEventListener("essay", ({ detail }) => {
  if (area.value !== saved.text || detail.version === saved.version) return;
  area.value = detail.text;
  saved = { text: area.value, version: detail.version };
  showCount();
  say(words.tookTheirs);
});

if (page.isOpen) {
  area.addEventListener("input", () => {
    showCount();
    const isSaved = area.value === saved.text;
    say(isSaved ? "" : words.unsaved);
    document.documentElement.dataset.essay = isSaved ? "saved" : "unsaved";
    clearTimeout(storing);
    storing = setTimeout(keep, 300);
  });
  addEventListener("pagehide", keep);
  element("save").addEventListener("click", save);
  element("file").addEventListener("change", upload);
  restore();
}
showCount();
