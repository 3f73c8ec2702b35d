// What pages do beyond links and forms. Without this file they still work.
import htmx from "htmx.org";
import { takeWords } from "./choosing.js";
import { readArticles } from "./dropping.js";
import { tellMoments } from "./moments.js";
import { readAlong } from "./reader.js";

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "[45]..", swap: true, error: true, select: ".refusal" }, // what is refused says why where it was asked for
];

document.documentElement.classList.add("scripted");

const isTyping = (element) => element.closest("input, select, textarea, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !isTyping(event.target) && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    document.querySelector("#search")?.focus();
  }
});

readAlong();
takeWords();
readArticles();
tellMoments();
document.addEventListener("htmx:afterSettle", tellMoments);
