// The page's way to the server: what comes back, or null where nothing did.

const TIMEOUT_MS = 20000;

/** Ask for something below the page's address; `tag` is the version that is here already. */
export async function ask(where, { body, tag, timeout = TIMEOUT_MS } = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeout);
  const headers = { "X-Form-Page": "1" };
  if (tag) headers["If-None-Match"] = `"${tag}"`;
  if (typeof body === "string") headers["Content-Type"] = "application/json";
  try {
    const response = await fetch(location.pathname + where, {
      method: body ? "POST" : "GET",
      cache: "no-store",
      headers,
      body,
      signal: stop.signal,
    });
    if (response.status === 304) return { status: 304, data: null };
    return { status: response.status, data: await response.json() };
  } catch (error) {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
