"""When an undated article can have appeared, from the times that it tells."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from twosource.model.text import Document, Publication
from twosource.model.time import TimeExpression

REPORT_RULE = "month-day of a report, first such day after what it reports"
FRESH = timedelta(days=183)  # a report dated by month and day alone is read within half a year of it


def bound_publication(document: Document, times: Sequence[TimeExpression]) -> Publication:
    """The document's own date where it has one, else bounds (basis "bounds") with the reason for each.

    The article is not older than any dated event that it tells in the past tense, nor younger than one that it
    tells as still to come. A report that it names by month and day only is recent, which bounds it from above too.
    """
    if is_dated(document.published):
        return document.published
    told = max(_told(times), key=lambda time: time.interval.earliest or "", default=None)
    earliest = told.interval.earliest if told else None
    latest, because = min(_limits(times, document.text), default=(None, ""))
    if latest is not None and latest < (earliest or ""):
        latest = None
    if told is None and latest is None:
        return Publication()
    why = [f"not before {earliest}: tells “{told.span.of(document.text)}” as past"] if told else []
    why += [f"not after {latest}: {because}"] if latest else []
    evidence = told.span if told else None
    return Publication(earliest if earliest == latest else None, earliest, latest, "bounds", evidence, "; ".join(why))


def is_dated(published: Publication) -> bool:
    """Whether anything is known of the day of publication."""
    return bool(published.value or published.earliest or published.latest)


def _told(times: Iterable[TimeExpression]) -> list[TimeExpression]:
    """Dated expressions that the text itself gives and tells as past."""
    return [
        time
        for time in _said(times)
        if (time.tense == "past" or time.rule == REPORT_RULE) and time.direction not in ("until", "before") and time.interval.earliest
    ]


def _limits(times: Sequence[TimeExpression], text: str) -> Iterable[tuple[str, str]]:
    """Days after which the article cannot have appeared, with the reason."""
    fresh = [time for time in times if time.rule == REPORT_RULE]
    if fresh:
        last = max(fresh, key=lambda time: time.timex)
        words = f"the report of “{last.span.of(text)}” has no year, so it was read within half a year"
        yield (date.fromisoformat(last.timex) + FRESH).isoformat(), words
    for time in _said(times):
        if time.tense == "future" and time.interval.latest and not time.imputed:
            yield time.interval.latest, f"tells “{time.span.of(text)}” as still to come"


def _said(times: Iterable[TimeExpression]) -> Iterable[TimeExpression]:
    """Dates of the text's own, not counted from the day of publication."""
    return (time for time in times if time.kind in ("DATE", "TIME") and time.anchor != "published")
