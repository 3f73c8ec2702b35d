// Two buttons for closer and wider; `by` takes the factor.

export function zoomButtons(by) {
  const buttons = document.createElement("p");
  buttons.className = "zoom";
  for (const [label, sign, factor] of [["Closer", "+", 1.6], ["Wider", "−", 1 / 1.6]]) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: sign });
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => by(factor));
    buttons.append(button);
  }
  return buttons;
}
