// Words as the phone shows them: plain text with links, the markdown subset, textcard markup.
import { h, link } from "./dom.js";

const ANCHOR = /<a\s+href\s*=\s*["']([^"']*)["'][^>]*>([\s\S]*?)<\/a>/gi;
const BARE = /https?:\/\/[^\s<>"'，。；：！？、（）【】“”]+/g;

function pieces(text, pattern, inside, outside) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    nodes.push(...outside(text.slice(from, match.index)), inside(match));
    from = match.index + match[0].length;
  }
  nodes.push(...outside(text.slice(from)));
  return nodes;
}

const plain = (text) => (text ? [document.createTextNode(text)] : []);
const bare = (text) => pieces(text, BARE, (m) => link(m[0], m[0]), plain);

export function textNodes(text) {
  return pieces(text, ANCHOR, (m) => link(m[1], m[2]), bare);
}

const INLINE = /\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)|`([^`]+)`|<font color="(info|comment|warning)">([\s\S]*?)<\/font>/g;

function inline(text) {
  return pieces(text, INLINE, (m) => {
    if (m[1]) return h("strong", {}, ...inline(m[1]));
    if (m[2]) return link(m[3], m[2]);
    if (m[4]) return h("code", {}, m[4]);
    return h("span", { class: `font-${m[5]}` }, ...inline(m[6]));
  }, plain);
}

export function markdownNodes(text) {
  return text.split("\n").map((line) => {
    const head = line.match(/^(#{1,6})\s+(.*)$/);
    if (head) return h("div", { class: `md-h md-h${head[1].length}` }, ...inline(head[2]));
    if (line.startsWith(">")) return h("blockquote", {}, ...inline(line.slice(1).trim()));
    return h("div", { class: "md-line" }, ...inline(line));
  });
}

const DIV = /<div\s+class="(gray|highlight|normal)">([\s\S]*?)<\/div>/g;

export function textcardNodes(text) {
  const lines = (part) => part.split(/<br\s*\/?>|\n/).flatMap((line, i) => (i ? [h("br"), line] : [line]));
  return pieces(text, DIV, (m) => h("div", { class: `tc-${m[1]}` }, ...lines(m[2])), (t) => (t ? lines(t) : []));
}

export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

// Campaign times carry their own zone; show the digits they were written with.
export function parts(iso) {
  const [, date, time] = iso.match(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/);
  return { date, time, at: new Date(iso).getTime() };
}

export function stampText(iso, nowIso) {
  const then = parts(iso);
  const today = nowIso ? parts(nowIso).date : then.date;
  const days = Math.round((Date.parse(today) - Date.parse(then.date)) / 86400000);
  if (days === 0) return then.time;
  if (days === 1) return `昨天 ${then.time}`;
  const [, month, day] = then.date.split("-");
  return `${Number(month)}月${Number(day)}日 ${then.time}`;
}

// What a keyboard writes down when the words are spoken: no spaces, a comma for each pause, a full stop.
export function dictated(text) {
  const said = text.trim().replace(/[。．.!！]+$/, "");
  const joined = said.replace(/(?<=[\u4e00-\u9fff\d])[\s,，、;；]+(?=[\u4e00-\u9fff\d])/g, "，");
  return joined ? `${joined}。` : "";
}
