// The text not yet saved, kept on this device; a device that keeps nothing is no reason to fail.

const OLDEST_MS = 30 * 24 * 3600 * 1000; // an older one belongs to another campaign

/** Where the unsaved text of one person and one application is kept. */
export function draftsUnder(key) {
  return {
    load() {
      try {
        const draft = JSON.parse(localStorage.getItem(key));
        return draft && Date.now() - draft.at < OLDEST_MS ? draft : null;
      } catch (error) {
        return null;
      }
    },
    store(text, version) {
      try {
        localStorage.setItem(key, JSON.stringify({ text, version, at: Date.now() }));
      } catch (error) {
        // full or forbidden: the page works without
      }
    },
    drop() {
      try {
        localStorage.removeItem(key);
      } catch (error) {
        // as above
      }
    },
  };
}
