// Reviewing and sending back by tapping: each is the office's own command, with its own confirmation.
import { newName } from "/page/files/queue.js";

const words = JSON.parse(document.getElementById("page-words").textContent);
const element = (id) => document.getElementById(id);
const picked = () => [...document.querySelectorAll(".pick input:checked")].map((box) => box.value);

async function say(said) {
  try {
    const response = await fetch(location.pathname, {
      method: "POST",
      headers: { "X-Office-Page": "1", "Content-Type": "application/json" },
      body: JSON.stringify({ id: newName(), said }),
    });
    return await response.json();
  } catch (error) {
    return { message: words.offline, confirm: "" };
  }
}

/** Say a command and show its answer; what asks for a confirmation gets a button for it. */
async function command(said, note) {
  note.textContent = words.sending;
  const { message, confirm } = await say(said);
  note.textContent = message;
  if (confirm) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.confirm;
    button.addEventListener("click", async () => {
      await command(confirm, note);
    });
    note.append(document.createElement("br"), button);
    button.focus();
  } else {
    await refresh(note);
  }
}

/** What is sent back goes to the chair at once, so it is shown before. */
function askFirst(note, reason) {
  const places = picked();
  note.textContent = words.really.replace("{places}", places.join("、")).replace("{reason}", reason);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.confirm;
  const named = places.map((place) => place.replaceAll(" ", "")).join(" ");
  button.addEventListener("click", () => command(`${document.body.dataset.return} ${named} ${reason}`, note));
  note.append(document.createElement("br"), button);
  button.focus();
}

/** Show the sheet as it is now, with what was just answered. */
async function refresh(note) {
  const name = note.closest("[data-name]") && note.closest("[data-name]").dataset.name;
  const boxes = picked();
  const response = await fetch(location.pathname, { cache: "no-store" });
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("sheet");
  if (!response.ok || !fresh) return;
  const told = note.textContent;
  element("sheet").replaceWith(fresh);
  for (const box of fresh.querySelectorAll(".pick input")) box.checked = boxes.includes(box.value);
  const line = name && fresh.querySelector(`[data-name="${CSS.escape(name)}"] .note`);
  if (line) line.textContent = told;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-points]");
  if (!button) return;
  const line = button.closest("[data-name]");
  command(`${document.body.dataset.review} ${line.dataset.name} ${button.dataset.points}`, line.querySelector(".note"));
});
document.addEventListener("change", (event) => {
  if (event.target.closest(".pick")) element("picked").textContent = picked().join("、") || words.choose;
});
if (element("return")) {
  element("return").addEventListener("click", () => {
    const reason = element("reason").value.trim();
    const note = element("return-note");
    if (!picked().length || !reason) note.textContent = words.choose;
    else askFirst(note, reason);
  });
}
document.documentElement.dataset.ready = "yes";
