// In a correction: words that are selected in the article or the quotation go into the field that was last in hand.

let field = null;

export function takeWords() {
  document.addEventListener("focusin", ({ target }) => { if (target.matches?.("[data-words]")) field = target; });
  document.addEventListener("mouseup", ({ target }) => {
    const words = String(getSelection() ?? "").trim().replace(/\s+/g, " ");
    if (!words || !field?.isConnected || !target.closest?.(".reader, .quote")) return;
    field.value = words;
    field.focus();
  });
}
