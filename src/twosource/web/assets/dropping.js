// On the page that reads articles: files and folders may be dropped, and the list of readings follows their progress.
import htmx from "htmx.org";

/** All files of what was dropped, folders opened. */
async function filesOf(entries) {
  const files = [];
  for (const entry of entries.filter(Boolean)) {
    if (entry.isFile) files.push(await new Promise((take, refuse) => entry.file(take, refuse)));
    else {
      const reader = entry.createReader();
      for (let some; (some = await new Promise((take, refuse) => reader.readEntries(take, refuse))).length; ) files.push(...(await filesOf(some)));
    }
  }
  return files;
}

function takeDrops(form) {
  const input = form.querySelector("input[type=file]");
  const told = form.querySelector("[data-chosen]");
  const tell = () => { told.textContent = input.files.length ? `${input.files.length} chosen` : ""; };
  input.addEventListener("change", tell);
  for (const name of ["dragenter", "dragover"]) form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", async (event) => {
    event.preventDefault();
    form.classList.remove("over");
    const held = new DataTransfer();
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.());
    for (const file of await filesOf(entries)) held.items.add(file);
    input.files = held.files;
    tell();
    if (input.files.length) form.requestSubmit();
  });
}

function follow() {
  for (const job of document.querySelectorAll("[data-progress]:not([data-followed])")) {
    job.dataset.followed = "";
    const events = new EventSource(job.dataset.progress);
    events.onmessage = () => htmx.ajax("GET", location.pathname, { target: "#jobs-list", select: "#jobs-list", swap: "outerHTML" });
    events.onerror = () => events.close();
    document.addEventListener("htmx:beforeSwap", () => events.close(), { once: true });
  }
}

export function readArticles() {
  document.querySelectorAll("[data-drop]").forEach(takeDrops);
  follow();
  document.addEventListener("htmx:afterSettle", follow);
}
