// The lines of the page: what stands at each of them, and what a person does there.

const DIGITS_BELONG_MS = 900;

const inputsOf = (line) => [...line.querySelectorAll(".taps input")];
const boxOf = (line) => line.querySelector(".box");

/** All lines by the names of their places. */
export function linesOf(root) {
  return new Map([...root.querySelectorAll("[data-place]")].map((line) => [line.dataset.place, line]));
}

/** What a person has put at a line, as the reader of answers takes it. */
export function saidAt(line) {
  const box = boxOf(line);
  if (box) return box.value.trim() || line.dataset.nothing || "";
  const chosen = inputsOf(line).filter((input) => input.checked);
  return chosen.map((input) => input.value).join("、");
}

/** Show an answer at a line, unless somebody is writing there. */
export function show(line, said) {
  const box = boxOf(line);
  if (box) {
    if (document.activeElement !== box || !box.dataset.touched) box.value = said;
    return;
  }
  const chosen = "several" in line.dataset ? said.split("、") : [said];
  for (const input of inputsOf(line)) input.checked = chosen.includes(input.value);
}

/** Let a line be changed, or not. */
export function allow(line, isAllowed) {
  const box = boxOf(line);
  if (box) box.readOnly = !isAllowed;
  else line.disabled = !isAllowed;
  line.classList.toggle("shut", !isAllowed);
}

/** One note under a line, with buttons where there is something to decide. */
export function note(line, text, mood = "", choices = []) {
  const place = line.querySelector(".note");
  place.className = `note ${mood}`;
  place.textContent = text;
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
  place.append(row);
}

/** The name of a line as people say it. */
export function nameOf(line) {
  const named = line.querySelector("legend b");
  const whole = line.querySelector("legend, label");
  return (named || whole).textContent.trim();
}

function focusNext(line, lines) {
  const all = [...lines.values()].filter((other) => !other.classList.contains("shut"));
  const behind = all.slice(all.indexOf(line) + 1);
  const next = behind.find((other) => other.classList.contains("open")) || behind[0];
  if (!next) return;
  const box = boxOf(next);
  const target = box || inputsOf(next).find((input) => input.checked) || inputsOf(next)[0];
  target.focus();
  next.scrollIntoView({ block: "center" });
}

/** Choose by typing digits: 1 then 0 is 10 where there is a 10. */
function chooseByDigits(line) {
  let typed = "";
  let at = 0;
  return (digit) => {
    const inputs = inputsOf(line);
    const find = (text) => inputs.find((input) => input.value === text);
    typed = performance.now() - at < DIGITS_BELONG_MS && find(typed + digit) ? typed + digit : digit;
    at = performance.now();
    const input = find(typed);
    if (!input) return;
    input.focus();
    if (!input.checked) input.click();
  };
}

/** Tell `changed(place)` when a person has answered a line; Enter leads on to the next. */
export function listen(lines, changed, writing) {
  for (const [place, line] of lines) {
    const choose = chooseByDigits(line);
    const box = boxOf(line);
    line.addEventListener("change", () => {
      if (box) delete box.dataset.touched;
      changed(place);
    });
    if (box) {
      box.addEventListener("input", () => {
        box.dataset.touched = "yes";
        writing(place);
      });
    }
    line.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Enter" && event.target.tagName === "INPUT") {
        event.preventDefault();
        focusNext(line, lines);
      } else if (!box && /^[0-9]$/.test(event.key)) {
        event.preventDefault();
        choose(event.key);
      }
    });
  }
}
