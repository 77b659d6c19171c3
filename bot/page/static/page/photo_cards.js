// How one photo looks: a photo that is kept with what can be done to it, and one that is on its way.

const SEEN_AT = "image/jpeg image/png image/webp image/gif";

function made(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function button(label, name, act, isOff = false) {
  const one = made("button", "quiet", label);
  one.type = "button";
  one.disabled = isOff;
  one.setAttribute("aria-label", name);
  one.addEventListener("click", act);
  return one;
}

export const pieces = {
  /** A photo that is kept; what `can` lacks cannot be done. */
  photo(photo, words, mayChange, can) {
    const card = made("li", "photo");
    const image = made("img", "");
    const address = `${location.pathname}/photo/${photo.name}.jpg`;
    image.src = address;
    image.alt = words.photo.replace("{number}", photo.number);
    image.loading = "lazy";
    const link = made("a", "look");
    link.href = `${address}?whole`;
    link.target = "_blank";
    link.rel = "noopener";
    link.append(image);
    card.append(link, made("strong", "number", image.alt));
    if (!mayChange) return card;
    const named = (label) => `${image.alt} ${label}`;
    const row = made("div", "choices");
    for (const [label, act] of [
      [words.earlier, can.earlier],
      [words.later, can.later],
      [words.turn, can.turn],
      [words.replace, can.replace],
      [words.remove, can.remove],
    ]) {
      row.append(button(label, named(label), act || (() => {}), !act));
    }
    card.append(row);
    card.draggable = true;
    card.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/plain", photo.name));
    card.addEventListener("drop", (event) => {
      const name = event.dataTransfer.getData("text/plain");
      if (name) can.drop(name);
    });
    return card;
  },

  /** Ask before something is done that takes a photo away. */
  askFirst(card, question, words, yes) {
    const old = card.querySelector(".choices");
    const row = made("div", "choices");
    const back = () => row.replaceWith(old);
    row.append(made("span", "", question), button(words.yesDelete, words.yesDelete, yes), button(words.keep, words.keep, back));
    old.replaceWith(row);
    row.querySelector("button").focus();
  },

  /** A picture on its way, with its progress. */
  waiting(file, words, drop) {
    const card = made("li", "photo waits");
    const progress = made("progress", "");
    progress.max = 100;
    progress.value = 0;
    progress.setAttribute("aria-label", file.name);
    const note = made("p", "note wait", words.waitsTurn);
    if (SEEN_AT.includes(file.type) && file.type) {
      const image = made("img", "");
      image.src = URL.createObjectURL(file);
      image.alt = "";
      image.addEventListener("error", () => image.remove());
      card.append(image);
    }
    card.append(made("strong", "number", file.name), progress, note);
    card.say = (text, mood) => {
      note.textContent = text;
      note.className = `note ${mood}`;
    };
    card.progress = (share) => {
      progress.value = Math.round(share * 100);
    };
    card.mayGo = () => {
      progress.remove();
      card.append(button(words.away, `${file.name} ${words.away}`, drop));
    };
    return card;
  },
};
