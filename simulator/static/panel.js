// The control panel: clock, faults, switches, log.
import { $, h, send, toast } from "./dom.js";

const FAULTS = { errcode: "错误码", http_500: "HTTP 500", hang: "卡住", drop_after: "送达后断线", drop_before: "送达前断线", truncate: "答到一半断线" };

export const clock = { ahead: 0, zone: "+08:00", movable: false, now: () => toIso(Date.now() + clock.ahead) };

function toIso(millis) {
  return `${new Date(millis + 8 * 3600000).toISOString().slice(0, 19)}+08:00`;
}

function take(answer) {
  clock.ahead = Date.parse(answer.now) - Date.now();
  clock.movable = answer.movable;
  for (const control of document.querySelectorAll("#clock-form *, #clock-steps button")) control.disabled = !answer.movable;
  $("clock-hint").hidden = answer.movable;
  tick();
}

function tick() {
  const now = clock.now();
  $("clock").textContent = `${now.slice(0, 10)} ${now.slice(11, 19)}`;
  $("status-time").textContent = now.slice(11, 16);
  if (document.activeElement !== $("clock-input") && !$("clock-input").value) $("clock-input").value = now.slice(0, 16);
}

async function move(millis) {
  try {
    take(await send("PUT", "/sim/clock", { now: toIso(millis) }));
    $("clock-input").value = clock.now().slice(0, 16);
  } catch (error) {
    toast(`时钟没有拨动：${error.message}`);
  }
}

function startClock(deadline) {
  $("clock-steps").addEventListener("click", ({ target }) => {
    if (target.dataset.step) move(Date.now() + clock.ahead + Number(target.dataset.step) * 1000);
    if (target.dataset.before) move(Date.parse(deadline) - Number(target.dataset.before) * 1000);
  });
  $("clock-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const wanted = $("clock-input").value;
    if (wanted) move(Date.parse(`${wanted.length === 16 ? `${wanted}:00` : wanted}+08:00`));
  });
  const read = () => send("GET", "/sim/clock").then(take).catch(() => {});
  setInterval(tick, 500);
  setInterval(read, 5000);
  return read();
}

function startFaults() {
  $("fault-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const [kind, errcode] = form.get("what").split(":");
    const fault = { kind, path: form.get("path"), times: Number(form.get("times")) };
    if (errcode) fault.errcode = Number(errcode);
    if (kind === "hang") fault.seconds = 8;
    showFaults(await send("POST", "/sim/faults", fault));
    if (kind.endsWith("_token")) toast("已生效：下一次调用会遇到");
  });
  $("fault-clear").addEventListener("click", async () => showFaults(await send("DELETE", "/sim/faults")));
  $("switches").addEventListener("change", ({ target }) => send("POST", "/sim/switches", { [target.name]: target.checked }));
}

function showFaults(faults) {
  $("faults").replaceChildren(...faults.map((f) => h("li", {},
    `${FAULTS[f.kind]}${f.kind === "errcode" ? ` ${f.errcode}` : ""} · ${f.path || "任何接口"} · 还有 ${f.times} 次`)));
}

function line(entry) {
  const at = entry.at.slice(11, 19);
  if (entry.type === "fault") return h("li", { class: "bad" }, `${at} 协议错误 ${entry.user_id}：${entry.reason}`);
  if (entry.type === "notice") return h("li", { class: "warn" }, `${at} 提示 ${entry.user_id}：${entry.reason}`);
  if (entry.type === "callback") {
    const words = `${at} → ${entry.user_id} ${entry.summary} ${entry.attempts.join(" / ")} ${Math.round(entry.elapsed_ms)} ms`;
    return h("li", { class: entry.ok ? "" : "bad", title: entry.xml }, words);
  }
  const to = entry.body && (entry.body.touser || entry.body.filename);
  const words = `${at} ← ${entry.path} ${entry.errcode}${to ? ` ${to}` : ""}`;
  return h("li", { class: entry.errcode ? "bad" : "", title: JSON.stringify(entry.body, null, 1) }, words);
}

let lastNumber = 0;
let problems = 0;
async function refresh(onMenu) {
  const panel = await send("GET", `/sim/panel?after=${lastNumber}`);
  for (const entry of panel.log) {
    lastNumber = Math.max(lastNumber, entry.number);
    problems += entry.type === "fault" ? 1 : 0;
    $("log").prepend(line(entry));
  }
  while ($("log").children.length > 300) $("log").lastChild.remove();
  $("problems").hidden = problems === 0;
  $("problems").textContent = `协议错误 ${problems}`;
  showFaults(panel.faults);
  for (const box of $("switches").querySelectorAll("input")) box.checked = panel.switches[box.name];
  onMenu(panel.menu);
}

export async function startPanel(state, onMenu) {
  startFaults();
  await startClock(state.deadline);
  const again = () => refresh(onMenu).catch(() => {});
  await again();
  setInterval(again, 1500);
}
