// Moments of decisions and readings as the reader's own clock and custom have them; pages tell them in UTC.

const told = new Intl.DateTimeFormat(undefined, { dateStyle: "long", timeStyle: "short" });

export function tellMoments() {
  for (const time of document.querySelectorAll("time[datetime*=T]")) time.textContent = told.format(new Date(time.dateTime));
}
