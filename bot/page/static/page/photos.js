// The photos of the application: put there one after the other, each with its progress; moved, turned, taken out.
import { newName } from "./queue.js";
import { pieces } from "./photo_cards.js";
import { fitting, sendFile } from "./uploading.js";

const AGAIN_MS = 2500;
const element = (id) => document.getElementById(id);

/** Wire the album; `act` sends a deed and applies the state that comes back. */
export function album({ words, ask, apply, mayChange }) {
  const box = element("photos");
  if (!box) return { show() {}, count: () => 0 };
  const list = element("album");
  const input = element("photo-files");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  let photos = [];
  let waiting = [];
  let isSending = false;
  let drawn = "";

  const names = () => photos.map((photo) => photo.name);
  const tell = (text, mood = "") => {
    element("photo-note").className = `note ${mood}`;
    element("photo-note").textContent = text;
  };

  function draw() {
    const last = photos.length - 1;
    const cards = photos.map((photo, at) =>
      pieces.photo(photo, words, mayChange(), {
        earlier: at > 0 && (() => move(at, at - 1)),
        later: at < last && (() => move(at, at + 1)),
        turn: () => change("/turn", { id: newName(), photo: photo.name }),
        replace: () => choose(photo.name),
        remove: () => remove(photo, at),
        drop: (name) => move(names().indexOf(name), at),
      }),
    );
    list.replaceChildren(...cards, ...waiting.map((one) => one.card));
    const isFull = photos.length + waiting.filter((one) => !one.replaces).length >= Number(box.dataset.most);
    element("add-photo").hidden = !mayChange() || isFull;
  }

  function choose(replaces) {
    input.dataset.replaces = replaces;
    input.multiple = !replaces;
    input.click();
  }

  async function change(where, body) {
    tell(words.saving, "wait");
    const answer = await ask(where, { body: JSON.stringify(body) });
    if (!answer || answer.status >= 500) tell(words.photoNotNow, "bad");
    else if (answer.status !== 200) tell(answer.data.message, "bad");
    else {
      apply(answer.data.state);
      tell(answer.data.came === "kept" ? words.saved : answer.data.message, answer.data.came === "kept" ? "good" : "bad");
    }
  }

  function arrange(wanted) {
    return change("", { do: "arrange", id: newName(), shown: names().join(" "), wanted: wanted.join(" ") });
  }

  function move(from, to) {
    const wanted = names();
    if (from < 0 || from === to) return;
    wanted.splice(to, 0, ...wanted.splice(from, 1));
    arrange(wanted);
  }

  function remove(photo, at) {
    const yes = () => arrange(names().filter((name) => name !== photo.name));
    pieces.askFirst(list.children[at], fill(words.reallyDelete, { number: photo.number }), words, yes);
  }

  function add(files, replaces = "") {
    tell("");
    for (const file of files) {
      const one = { file, replaces, id: newName(), card: null };
      one.card = pieces.waiting(file, words, () => drop(one));
      waiting.push(one);
    }
    draw();
    send();
  }

  function drop(one) {
    waiting = waiting.filter((other) => other !== one);
    draw();
  }

  /** Send what waits, one after the other; without a connection it is tried again until it is there. */
  async function send() {
    if (isSending) return;
    isSending = true;
    for (let one = next(); one; one = next()) {
      one.card.say(words.saving, "wait");
      const file = await fitting(one.file);
      const answer = await sendFile("/photo", { file, id: one.id, replaces: one.replaces }, one.card.progress);
      if (!answer || answer.status >= 500) {
        one.card.say(answer && answer.status === 503 ? answer.data.message : words.unsavedPhoto, "wait");
        await new Promise((go) => setTimeout(go, AGAIN_MS));
        continue;
      }
      one.isDone = true;
      if (answer.status === 200 && answer.data.came === "kept") {
        drop(one);
        apply(answer.data.state);
      } else {
        if (answer.data.state) apply(answer.data.state);
        one.card.say(answer.data.message, "bad");
        one.card.mayGo();
      }
    }
    isSending = false;
  }

  const next = () => waiting.find((one) => !one.isDone);

  input.addEventListener("change", () => {
    add([...input.files], input.dataset.replaces);
    input.value = "";
    input.dataset.replaces = "";
    input.multiple = true;
  });
  box.addEventListener("dragover", (event) => {
    event.preventDefault();
    box.classList.add("over");
  });
  box.addEventListener("dragleave", () => box.classList.remove("over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("over");
    if (mayChange() && event.dataTransfer.files.length) add([...event.dataTransfer.files]);
  });
  addEventListener("online", send);
  return {
    show(next) {
      const looks = JSON.stringify([next, mayChange()]);
      if (looks === drawn) return;
      drawn = looks;
      photos = next;
      draw();
    },
    count: () => waiting.filter((one) => !one.isDone).length,
  };
}
