// In an article: pointing at evidence, tapping it or reaching it by keyboard lights up its fact, and all its words in the text.

let lit = null;

const everywhere = (claim) => document.querySelectorAll(`.reader [data-claim="${CSS.escape(claim)}"], [data-fact="${CSS.escape(claim)}"]`);

function light(claim) {
  if (claim === lit) return;
  if (lit) everywhere(lit).forEach((element) => element.classList.remove("lit"));
  lit = claim;
  if (!claim) return;
  everywhere(claim).forEach((element) => element.classList.add("lit"));
}

/** Scrolls the margin only, never the page. */
function reveal(claim) {
  const fact = document.querySelector(`[data-fact="${CSS.escape(claim)}"]`);
  const margin = fact?.closest(".margin");
  if (margin) margin.scrollTop = fact.offsetTop - margin.offsetTop;
}

const claimOf = (event) => event.target.closest?.(".reader [data-claim]")?.dataset.claim;

export function readAlong() {
  if (!document.querySelector(".reading")) return;
  document.addEventListener("pointerover", (event) => {
    const claim = event.pointerType === "mouse" && (claimOf(event) || event.target.closest?.("[data-fact]")?.dataset.fact);
    if (claim) light(claim);
    if (claim && claimOf(event)) reveal(claim);
  });
  document.addEventListener("focusin", (event) => {
    const claim = claimOf(event);
    if (claim) light(claim), reveal(claim);
  });
  document.addEventListener("click", (event) => {
    const claim = claimOf(event);
    if (claim) {
      event.preventDefault();
      light(claim);
      reveal(claim);
    } else if (!event.target.closest?.("[data-fact]")) light(null);
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && light(null));
}
