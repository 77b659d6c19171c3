// The official form as it will be printed: made by the server, shown page by page.

const MOST_TURNS = 200;
const element = (id) => document.getElementById(id);

/** Wire the button and its dialog. */
export function preview({ words, ask }) {
  const dialog = element("preview");
  const pages = element("preview-pages");
  const tell = (text) => {
    element("preview-note").textContent = text;
    element("preview-note").hidden = !text;
  };

  function show({ key, pages: count, message }) {
    tell(message);
    const images = Array.from({ length: count || 0 }, (_, at) => {
      const image = document.createElement("img");
      image.src = `${location.pathname}/preview/${key}/${at + 1}.jpg`;
      image.alt = words.page.replace("{number}", at + 1);
      return image;
    });
    pages.replaceChildren(...images);
    element("preview-pdf").hidden = !count;
    element("preview-pdf").href = `${location.pathname}/preview/${key}/form.pdf`;
  }

  async function look() {
    pages.replaceChildren();
    element("preview-pdf").hidden = true;
    tell("…");
    dialog.showModal();
    for (let turn = 0; turn < MOST_TURNS && dialog.open; turn += 1) {
      const answer = await ask("/preview");
      if (!answer) {
        tell(words.previewLost);
        return;
      }
      if (!answer.data.again_after_ms) {
        show(answer.data);
        return;
      }
      tell(answer.data.message);
      await new Promise((go) => setTimeout(go, answer.data.again_after_ms));
    }
  }

  element("look").addEventListener("click", look);
  element("preview-close").addEventListener("click", () => dialog.close());
}
