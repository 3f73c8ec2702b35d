"""Hours, with the day that stands beside them."""

from twosource.extract.times.dates import read_calendar
from twosource.extract.times.relative import read_day, read_weekday
from twosource.extract.times.timeline import UNKNOWN, shifted
from twosource.extract.times.value import Context, Reader, Value
from twosource.extract.times.words import Candidate

FIGURES = len("1639")  # of an hour without a colon: "1639 GMT"


def _moment(candidate: Candidate, context: Context) -> Value | None:
    """Noon or midnight of a day."""
    day = _day_beside(candidate, context)
    hour = context.lexicon.value("moment", candidate.word("moment") or "")
    return Value("TIME", f"{day.timex}T{hour}", day.anchor, day.imputed)


def _clock(candidate: Candidate, context: Context) -> Value | None:
    """An hour of a day: the day beside it, else the day told just before, else the article's."""
    day = _day_beside(candidate, context)
    said = candidate.word("hour") or ""
    hour, _, minute = (f"{said[:2]}:{said[2:]}" if said.isdigit() and len(said) == FIGURES else said).partition(":")
    if not hour.isdigit():
        return None
    half = candidate.word("half")
    if int(hour) > (12 if half else 24) or (minute and int(minute[:2]) > 59):
        return None
    shift = 12 if half and half.startswith("p") else 0
    in_day = int(hour) % 12 + shift if half else int(hour)
    return Value("TIME", f"{day.timex}T{in_day:02d}:{minute[:2] or '00'}", day.anchor, day.imputed)


def _day_beside(candidate: Candidate, context: Context) -> Value:
    readers: tuple[tuple[str, Reader], ...] = (("month", read_calendar), ("weekday", read_weekday), ("relday", read_day))
    for group, reader in readers:
        if group in candidate.groups:
            return reader(candidate, context) or Value("DATE", UNKNOWN["D"])
    if context.told_near and context.told_day:
        return Value("DATE", context.told_day.isoformat(), "text", ("day",))
    return Value("DATE", shifted(context.day, "D", 0), "published" if context.day else None, ("day",))


CLOCK: dict[str, Reader] = {
    "moment": _moment, "clock": _clock,
}  # fmt: skip
