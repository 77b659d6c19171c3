// Handing in: what was filled in is read back first, and only a second word hands it in.
import { newName } from "./queue.js";

const WAIT_MS = 300;
const element = (id) => document.getElementById(id);

/** Wire the button and its dialog. */
export function handingIn({ words, ask, apply, count, toMendFirst, isReturned }) {
  const dialog = element("check");
  const act = element("check-do");
  let readBack = "";
  let name = "";

  const tell = (text, result = "") => {
    element("check-text").textContent = text;
    element("check-result").textContent = result;
  };

  async function check() {
    act.hidden = true;
    act.disabled = false;
    act.textContent = isReturned() ? words.handBack : words.handIn;
    tell(words.checking);
    element("check-close").textContent = words.lookAgain;
    if (!dialog.open) dialog.showModal();
    while (dialog.open && count()) {
      tell(words.first.replace("{count}", count()));
      await new Promise((go) => setTimeout(go, WAIT_MS));
    }
    if (!dialog.open) return;
    if (toMendFirst()) {
      tell(toMendFirst());
      return;
    }
    const answer = await ask("/check");
    if (!answer) {
      tell(words.notSent);
      return;
    }
    tell(answer.data.text || answer.data.message);
    readBack = answer.data.state || "";
    name = newName();
    act.hidden = !readBack;
    if (readBack) act.focus();
  }

  async function handIn() {
    act.disabled = true;
    element("check-result").textContent = words.handingIn;
    const body = JSON.stringify({ do: "hand_in", id: name, read_back: readBack });
    const answer = await ask("", { body });
    if (!answer || answer.status >= 500) {
      // the same name again: it is handed in once, however often this is tried
      act.disabled = false;
      element("check-result").textContent = words.notSent;
      return;
    }
    if (answer.status !== 200) {
      tell(answer.data.message);
      act.hidden = true;
      return;
    }
    apply(answer.data.state);
    if (answer.data.came === "overtaken") {
      await check();
      element("check-result").textContent = answer.data.message;
      return;
    }
    act.hidden = true;
    element("check-close").textContent = words.gotIt;
    tell(answer.data.message);
    element("check-title").textContent = answer.data.came === "kept" ? words.handedIn : words.notHandedIn;
  }

  element("hand-in").addEventListener("click", () => {
    element("check-title").textContent = words.checkTitle;
    check();
  });
  element("check-close").addEventListener("click", () => dialog.close());
  act.addEventListener("click", handIn);
}
