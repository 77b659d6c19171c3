// What was done and is not saved yet: kept on this device, sent one by one, in order, until it is.

const OLDEST_MS = 30 * 24 * 3600 * 1000; // an older one belongs to another campaign

/** A name like no other, also where the page has no secure address. */
export function newName() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The deeds under a key of this device; a device that keeps nothing is no reason to fail. */
export class Queue {
  constructor(key) {
    this.key = key;
    this.sending = null;
    try {
      const kept = JSON.parse(localStorage.getItem(key)) || [];
      this.deeds = kept.filter((deed) => Date.now() - deed.at < OLDEST_MS);
    } catch (error) {
      this.deeds = [];
    }
  }

  /** Put a deed behind the others; one for the same place that is not on its way yet takes the new text. */
  add(deed) {
    const same = this.deeds.find(
      (other) => other !== this.sending && other.do === deed.do && other.place === deed.place,
    );
    if (same) Object.assign(same.body, { text: deed.body.text, sure: deed.body.sure });
    else this.deeds.push(Object.assign({ id: newName(), at: Date.now() }, deed));
    this.keep();
  }

  /** What is to be saved at a place, the last of it. */
  at(place) {
    return this.deeds.filter((deed) => deed.place === place).pop();
  }

  next() {
    this.sending = this.deeds[0] || null;
    return this.sending;
  }

  done(deed) {
    this.deeds = this.deeds.filter((other) => other !== deed);
    this.sending = null;
    this.keep();
  }

  later() {
    this.sending = null;
  }

  keep() {
    try {
      if (this.deeds.length) localStorage.setItem(this.key, JSON.stringify(this.deeds));
      else localStorage.removeItem(this.key);
    } catch (error) {
      // full or forbidden: the page works without
    }
  }
}
