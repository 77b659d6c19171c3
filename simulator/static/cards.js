// Template cards of all five types, drawn as the client draws them.
import { h, isWeb, link } from "./dom.js";

const TONES = ["grey", "black", "red", "green"];

function source(card) {
  if (!card.source && !card.action_menu) return null;
  const { icon_url: icon, desc, desc_color: tone = 0 } = card.source || {};
  return h("div", { class: "card-source" },
    isWeb(icon) ? h("img", { src: icon, alt: "" }) : null,
    h("span", { class: `tone-${TONES[tone] || "grey"}` }, desc || ""));
}

function titles(main = {}) {
  return [
    main.title ? h("div", { class: "card-title" }, main.title) : null,
    main.desc ? h("div", { class: "card-desc" }, main.desc) : null,
  ];
}

function quote(area) {
  if (!area) return null;
  return h("div", { class: "card-quote" }, link(area.type === 1 ? area.url : "",
    area.title ? h("strong", {}, area.title) : null, area.quote_text ? h("p", {}, area.quote_text) : null));
}

function emphasis(content) {
  if (!content) return null;
  return h("div", { class: "card-emphasis" }, h("strong", {}, content.title || ""), h("span", {}, content.desc || ""));
}

function pictureArea(card) {
  const area = card.image_text_area;
  const image = card.card_image;
  return [
    image ? h("img", { class: "card-image", src: image.url, alt: "", style: `aspect-ratio:${image.aspect_ratio || 1.3}` }) : null,
    area ? h("div", { class: "card-area" }, link(area.url, h("img", { src: area.image_url, alt: "" }),
      h("span", {}, h("strong", {}, area.title || ""), h("small", {}, area.desc || "")))) : null,
  ];
}

function rows(list = []) {
  if (!list.length) return null;
  const value = (row) => {
    if (row.type === 1) return link(row.url, row.value || row.url);
    if (row.type === 2) return h("a", { href: `/sim/media/${row.media_id}?download=1` }, row.value || "附件");
    return row.type === 3 ? h("span", { class: "member" }, row.value || row.userid) : (row.value || "");
  };
  return h("dl", { class: "card-rows" }, ...list.flatMap((row) => [h("dt", {}, row.keyname), h("dd", {}, value(row))]));
}

function vertical(list = []) {
  return list.map((row) => h("div", { class: "card-vertical" }, h("strong", {}, row.title), h("p", {}, row.desc || "")));
}

function jumps(list = []) {
  return list.map((jump) => h("div", { class: "card-jump" }, link(jump.url, jump.title, h("i", { class: "chevron" }))));
}

function dropdown(question, closed, picked) {
  const chosen = (picked[question.question_key] || [])[0] || question.selected_id || "";
  return h("label", { class: "card-select" }, h("span", {}, question.title || ""),
    h("select", { name: question.question_key, "aria-label": question.title || question.question_key, disabled: Boolean(closed || question.disable) },
      chosen ? null : h("option", { value: "" }, "请选择"),
      ...question.option_list.map((o) => h("option", { value: o.id, selected: o.id === chosen }, o.text))));
}

function votes(box, closed, picked, id) {
  const chosen = picked[box.question_key] || box.option_list.filter((o) => o.is_checked).map((o) => o.id);
  const type = box.mode === 1 ? "checkbox" : "radio";
  return h("fieldset", { class: "card-votes", disabled: Boolean(closed || box.disable) },
    ...box.option_list.map((o) => h("label", {},
      h("input", { type, name: `${id}:${box.question_key}`, "data-question": box.question_key, value: o.id, checked: chosen.includes(o.id) }),
      h("span", {}, o.text))));
}

function picksOf(root) {
  const picks = {};
  for (const select of root.querySelectorAll("select")) picks[select.name] = select.value ? [select.value] : [];
  for (const input of root.querySelectorAll("input[data-question]")) {
    picks[input.dataset.question] ??= [];
    if (input.checked) picks[input.dataset.question].push(input.value);
  }
  return picks;
}

function pressButton(words, style, press) {
  return h("button", { type: "button", class: `card-button style-${style || 4}`, "data-testid": "card-button", onclick: press }, words);
}

function buttons(card, press) {
  if (card.replace_text) return h("div", { class: "card-buttons" }, h("button", { type: "button", class: "card-button replaced", disabled: true, "data-testid": "card-replaced" }, card.replace_text));
  const list = card.button_list || [];
  if (card.submit_button) {
    return h("div", { class: "card-buttons" }, pressButton(card.submit_button.text || "提交", 1, press(card.submit_button.key)));
  }
  if (!list.length) return null;
  const isShort = list.length === 2 && list.every((b) => b.text.length <= 6);
  return h("div", { class: `card-buttons${isShort ? " in-row" : ""}` }, ...list.map((b) => (
    pressButton(b.text, b.style, b.type === 1 ? () => isWeb(b.url) && window.open(b.url, "_blank", "noopener") : press(b.key)))));
}

function menu(card, press) {
  if (!card.action_menu) return null;
  return h("details", { class: "card-menu" }, h("summary", { "aria-label": card.action_menu.desc || "更多操作" }, "⋯"),
    h("div", {}, ...card.action_menu.action_list.map((a) => pressButton(a.text, 4, press(a.key)))));
}

export function cardBody(bubble, onPress) {
  const card = bubble.card;
  const closed = Boolean(card.replace_text);
  const picked = bubble.picked || {};
  const root = h("div", { class: `card ${card.card_type}` });
  const press = (key) => async (event) => {
    const button = event.currentTarget;
    const open = root.querySelectorAll("button:not(:disabled)");
    open.forEach((b) => { b.disabled = true; });
    button.classList.add("busy");
    await onPress(bubble, key, picksOf(root));
    open.forEach((b) => { b.disabled = false; });
    button.classList.remove("busy");
  };
  const action = card.card_action || {};
  const head = h("div", { class: "card-head" }, ...titles(card.main_title), emphasis(card.emphasis_content),
    card.sub_title_text ? h("div", { class: "card-subtitle" }, card.sub_title_text) : null);
  root.append(...[
    menu(card, press), source(card), card.card_type === "news_notice" ? pictureArea(card) : null,
    action.type === 1 ? h("div", { class: "card-action" }, link(action.url, head)) : head,
    quote(card.quote_area), vertical(card.vertical_content_list), rows(card.horizontal_content_list), jumps(card.jump_list),
    card.checkbox ? votes(card.checkbox, closed, picked, bubble.id) : null,
    (card.select_list || []).map((q) => dropdown(q, closed, picked)),
    card.button_selection ? dropdown(card.button_selection, closed, picked) : null,
    buttons(card, press),
  ].flat().filter(Boolean));
  return root;
}
