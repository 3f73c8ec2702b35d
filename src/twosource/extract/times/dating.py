"""When an undated article can have appeared, from the times that it tells."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from twosource.model.text import Document, Publication
from twosource.model.time import TimeExpression

REPORT_RULE = "month-day of a report, first such day after what it reports"
FRESH = timedelta(days=183)  # a report dated by month and day alone is read within half a year of it


def bound_publication(document: Document, times: Sequence[TimeExpression]) -> Publication:
    """The document's own date where it has one, else bounds (basis "bounds") from what the text tells as past.

    The article is not older than any dated event that it tells in the past tense. A report that it names by
    month and day only is recent, which bounds it from above too.
    """
    if is_dated(document.published):
        return document.published
    evidence = max(_told(times), key=lambda time: time.interval.earliest or "", default=None)
    if evidence is None:
        return Publication()
    earliest, latest = evidence.interval.earliest, _freshness(times)
    if latest is not None and latest < (earliest or ""):
        latest = None
    value = earliest if earliest == latest else None
    return Publication(value, earliest, latest, "bounds", evidence.span)


def is_dated(published: Publication) -> bool:
    """Whether anything is known of the day of publication."""
    return bool(published.value or published.earliest or published.latest)


def _told(times: Iterable[TimeExpression]) -> list[TimeExpression]:
    """Dated expressions that the text itself gives and tells as past."""
    return [
        time
        for time in times
        if time.kind in ("DATE", "TIME")
        and time.interval.earliest
        and time.anchor != "published"
        and (time.tense == "past" or time.rule == REPORT_RULE)
        and time.direction not in ("until", "before")
    ]


def _freshness(times: Iterable[TimeExpression]) -> str | None:
    days = [time.timex for time in times if time.rule == REPORT_RULE]
    return (date.fromisoformat(max(days)) + FRESH).isoformat() if days else None
