// 字数 by the rule of campaign/word_count.py: the page brings its tables of wide and blank characters.

const classOf = (ranges) =>
  ranges.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join("");

/** A function that gives the 字数 of a text. */
export function counterFor({ wide, blank }) {
  const run = `[^${classOf(wide)}${classOf(blank)}]+`;
  const counted = new RegExp(`[${classOf(wide)}]|${run}(?:’(?=[A-Za-z])${run})*`, "gu");
  return (text) => (text.match(counted) || []).length;
}
