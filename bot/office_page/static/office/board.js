// The board as it stands, fetched again every few seconds; what is shown while that fails says since when.
const EVERY_MS = 10000;
const words = JSON.parse(document.getElementById("page-words").textContent);

async function refresh() {
  const stale = document.getElementById("stale");
  try {
    const response = await fetch(location.pathname, { cache: "no-store" });
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("board");
    if (!response.ok || !fresh) throw new Error(String(response.status));
    document.getElementById("board").replaceWith(fresh);
    stale.hidden = true;
  } catch (error) {
    const at = document.getElementById("as-of").textContent;
    stale.textContent = words.stale.replace("{at}", at);
    stale.hidden = false;
  }
  setTimeout(refresh, EVERY_MS);
}

setTimeout(refresh, EVERY_MS);
document.documentElement.dataset.ready = "yes";
