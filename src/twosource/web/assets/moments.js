// Moments of decisions and readings by the reader's own clock, and as his country writes them; pages tell them in UTC.

const { region } = new Intl.Locale(navigator.language);
const told = new Intl.DateTimeFormat(region ? `en-${region}` : "en-001", { dateStyle: "long", timeStyle: "short" });

export function tellMoments() {
  for (const time of document.querySelectorAll("time[datetime*=T]")) time.textContent = told.format(new Date(time.dateTime));
}
