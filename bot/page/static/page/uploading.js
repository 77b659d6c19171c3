// Sending a file with its progress; what is too large for the way is made smaller first.

const MOST_BYTES = 8 * 1024 * 1024;
const LONGEST_EDGE = 4096; // as large as photos are kept
const QUALITY = 0.92;
const TIMEOUT_MS = 180000;

/** The file, or a smaller picture of the same where it is too large and the browser can read it. */
export async function fitting(file) {
  if (file.size <= MOST_BYTES) return file;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_EDGE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((go) => canvas.toBlob(go, "image/jpeg", QUALITY));
    return blob || file;
  } catch (error) {
    return file; // the server says what is wrong with it
  }
}

/** Send a file below the page's address; what comes back, or null where nothing did. */
export function sendFile(where, { file, id, replaces }, progress) {
  const form = new FormData();
  form.append("id", id);
  form.append("replaces", replaces);
  form.append("file", file, "photo");
  return new Promise((go) => {
    const request = new XMLHttpRequest();
    request.open("POST", location.pathname + where);
    request.setRequestHeader("X-Form-Page", "1");
    request.timeout = TIMEOUT_MS;
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      try {
        go({ status: request.status, data: JSON.parse(request.responseText) });
      } catch (error) {
        go(null);
      }
    });
    for (const failed of ["error", "abort", "timeout"]) request.addEventListener(failed, () => go(null));
    request.send(form);
  });
}
