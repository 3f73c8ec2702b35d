// What pages do beyond links and forms. Without this file they still work.
import htmx from "htmx.org";
import { readAlong } from "./reader.js";

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;

document.documentElement.classList.add("scripted");

const isTyping = (element) => element.closest("input, select, textarea, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !isTyping(event.target) && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    document.querySelector("#search")?.focus();
  }
});

readAlong();
