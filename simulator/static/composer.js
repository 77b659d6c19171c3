// Writing, pasting and choosing what to send.
import { $, h, send, toast } from "./dom.js";
import { dictated } from "./words.js";

export function startComposer(phone) {
  const say = $("say");
  const act = async (deed, body) => {
    try {
      await send("POST", `/sim/people/${phone.me}/${deed}`, body);
    } catch (error) {
      toast(error.message === "Failed to fetch" ? "模拟器没有应答" : `没有做成：${error.message}`);
    }
  };
  const grow = () => {
    say.style.height = "auto";
    say.style.height = `${Math.min(say.scrollHeight, 132)}px`;
    document.body.classList.toggle("has-words", say.value.trim() !== "");
  };
  const sendWords = (text = say.value) => {
    if (!text.trim()) return;
    say.value = "";
    grow();
    act("say", { text });
  };
  const sendPictures = (files) => {
    if (!files.length) return;
    const form = new FormData();
    for (const file of files) form.append("media", file, file.name || "图片.png");
    tray(false);
    act("pictures", form);
  };
  const tray = (open) => {
    $("tray").hidden = !open;
    $("plus").setAttribute("aria-expanded", String(open));
  };

  say.addEventListener("input", grow);
  say.addEventListener("focus", () => { tray(false); menuMode(false); });
  $("mode").addEventListener("click", () => {
    menuMode(!document.body.classList.contains("menu-mode"));
    tray(false);
    if (!document.body.classList.contains("menu-mode")) say.focus();
  });
  $("voice").addEventListener("click", () => {
    const text = dictated(say.value);
    if (text) sendWords(text);
    else toast("请先在框里写下要说的话，再按语音：会像键盘听写那样发出");
  });
  say.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    sendWords();
  });
  say.addEventListener("paste", (event) => {
    const pictures = [...event.clipboardData.files].filter((f) => f.type.startsWith("image/"));
    if (!pictures.length) return;
    event.preventDefault();
    sendPictures(pictures);
  });
  $("send").addEventListener("click", () => { sendWords(); say.focus(); });
  $("plus").addEventListener("click", () => tray($("tray").hidden));
  $("pictures").addEventListener("change", (event) => { sendPictures([...event.target.files]); event.target.value = ""; });
  $("file").addEventListener("change", (event) => {
    const form = new FormData();
    form.append("media", event.target.files[0]);
    event.target.value = "";
    tray(false);
    act("file", form);
  });
  $("record").addEventListener("click", () => { tray(false); act("voice", {}); });
  $("place").addEventListener("click", () => { tray(false); act("place", {}); });
  return { act, showMenu: (buttons) => showMenu(buttons, act) };
}

// A phone shows the menu of the app or the box to write in, never both; a key at the left switches.
function menuMode(on) {
  document.body.classList.toggle("menu-mode", on && !$("mode").hidden);
  $("mode").setAttribute("aria-label", document.body.classList.contains("menu-mode") ? "切换到键盘" : "切换到菜单");
}

let shownMenu = "[]";
function showMenu(buttons, act) {
  const asText = JSON.stringify(buttons);
  if (asText === shownMenu) return;
  shownMenu = asText;
  const tap = (button) => {
    if (button.type === "view") window.open(button.url, "_blank", "noopener");
    if (button.type.startsWith("pic_")) $("pictures").click();
    act("menu", { key: button.key || button.url || button.name });
  };
  const entry = (button) => h("button", { type: "button", onclick: () => tap(button) }, button.name);
  $("menu").hidden = $("mode").hidden = !buttons.length;
  menuMode(document.activeElement !== $("say") && !$("say").value);
  $("menu").replaceChildren(...buttons.map((button) => {
    if (!button.sub_button || !button.sub_button.length) return entry(button);
    const list = h("div", { class: "submenu" }, ...button.sub_button.map(entry));
    const group = h("details", { class: "menu-group" }, h("summary", {}, button.name), list);
    list.addEventListener("click", () => { group.open = false; });
    return group;
  }));
}
