// One bubble: avatar, body by kind, and the state of what the person sent.
import { $, h, isWeb, link } from "./dom.js";
import { cardBody } from "./cards.js";
import { fileSize, markdownNodes, textcardNodes, textNodes } from "./words.js";

const PLACEHOLDER = "暂不支持此消息类型，请在企业微信中查看";

const mediaUrl = (bubble) => `/sim/media/${bubble.media}`;

function picture(bubble) {
  const image = h("img", { src: mediaUrl(bubble), alt: bubble.name || "图片", class: "picture" });
  image.addEventListener("error", () => image.replaceWith(h("span", { class: "broken" }, "图片打不开")));
  image.addEventListener("load", () => image.dispatchEvent(new CustomEvent("grown", { bubbles: true })));
  return h("button", { type: "button", class: "picture-button", "aria-label": "查看图片", onclick: () => {
    $("viewer-image").src = mediaUrl(bubble);
    $("viewer").showModal();
  } }, image);
}

function file(bubble) {
  const ending = (bubble.name.match(/\.([A-Za-z0-9]{1,4})$/) || ["", "?"])[1].toUpperCase();
  const tone = { DOC: "word", DOCX: "word", XLS: "sheet", XLSX: "sheet", CSV: "sheet", PDF: "pdf", ZIP: "zip" }[ending] || "other";
  return h("a", { class: "file", href: `${mediaUrl(bubble)}?download=1`, download: bubble.name },
    h("span", { class: "file-words" }, h("span", { class: "file-name" }, bubble.name), h("small", {}, fileSize(bubble.size))),
    h("span", { class: `file-icon ${tone}`, "aria-hidden": "true" }, ending));
}

function news(bubble) {
  const [first, ...rest] = bubble.articles;
  const image = (url) => (isWeb(url) ? h("img", { src: url, alt: "" }) : null);
  return h("div", { class: "news" },
    h("div", { class: "news-first" }, link(first.url, image(first.picurl), h("strong", {}, first.title), first.description && !rest.length ? h("p", {}, first.description) : null)),
    ...rest.map((a) => h("div", { class: "news-row" }, link(a.url, h("span", {}, a.title), image(a.picurl)))));
}

function textcard(bubble) {
  const [card] = bubble.articles;
  return h("div", { class: "textcard" }, h("strong", {}, card.title),
    h("div", { class: "textcard-words" }, ...textcardNodes(card.description)),
    h("div", { class: "textcard-more" }, link(card.url, card.btntxt, h("i", { class: "chevron" }))));
}

const BODIES = {
  text: (b) => h("div", { class: "words" }, ...textNodes(b.text)),
  markdown: (b) => h("div", { class: "words markdown" }, ...markdownNodes(b.text)),
  image: picture,
  file,
  news,
  textcard,
  voice: () => h("div", { class: "words" }, "语音 ", h("small", {}, "♪ 1″")),
  video: (b) => h("a", { class: "words", href: mediaUrl(b), target: "_blank" }, `▶ 视频 ${b.text}`),
  location: (b) => h("div", { class: "place" }, h("strong", {}, b.text), h("div", { class: "map", "aria-hidden": "true" })),
  link: (b) => h("div", { class: "words" }, b.text),
};

function bodyOf(bubble, view, onPress) {
  if (bubble.from === "bot" && view === "wechat" && ["card", "markdown"].includes(bubble.kind)) {
    return h("div", { class: "words unsupported" }, PLACEHOLDER);
  }
  if (bubble.kind === "card") return cardBody(bubble, onPress);
  return (BODIES[bubble.kind] || BODIES.text)(bubble);
}

function stateOf(bubble) {
  if (bubble.state === "pending") return h("span", { class: "spinner", role: "img", "aria-label": "正在发送" });
  if (bubble.state !== "failed") return null;
  return h("span", { class: "failed", role: "img", "aria-label": "没有送达", title: "没有送达：应用没有按时正确应答", "data-testid": "failed" }, "!");
}

export function bubbleRow(bubble, view, me, onPress) {
  if (bubble.kind === "recalled" && view === "wechat" && bubble.copy_in_wechat) {
    return bubbleRow({ ...bubble.copy_in_wechat, id: bubble.id }, view, me, onPress); // a recall does not reach it
  }
  if (bubble.kind === "recalled") return h("div", { class: "notice" }, "应用撤回了一条消息");
  const avatar = bubble.from === "bot"
    ? h("img", { class: "avatar", src: "/static/avatar.svg", alt: "" })
    : h("span", { class: "avatar initials", "aria-hidden": "true" }, me.slice(-2));
  const body = h("div", { class: `bubble kind-${bubble.kind}`, "data-testid": "bubble", "data-from": bubble.from, "data-kind": bubble.kind, "data-state": bubble.state },
    bodyOf(bubble, view, onPress));
  return h("div", { class: `row-${bubble.from} message`, "data-id": bubble.id }, avatar, body, stateOf(bubble));
}
