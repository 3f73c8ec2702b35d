"""Time expressions with their normalised values (TIMEX3, ISO 8601 / EDTF)."""

from dataclasses import dataclass

from twosource.model.text import Span


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last possible day, ISO ``YYYY-MM-DD``; ``None`` is open or not to be had."""

    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that names a time.

    ``timex`` is the TIMEX3 value with EDTF for unknown parts (``XXXX-03-11``); ``kind`` one of DATE, TIME,
    DURATION, SET; ``rule`` the rule in words; ``anchor`` what a relative word was resolved against
    ("published", "text" for an earlier expression), and ``imputed`` the parts that the words do not give.
    ``direction`` is "since", "until", "after" or "before" where a preposition makes the time a bound, "by" where
    what happened is told as past at that time.
    """

    span: Span | None  # None only where a person entered it without words of the article
    kind: str
    timex: str
    interval: Interval
    rule: str
    anchor: str | None = None
    imputed: tuple[str, ...] = ()
    direction: str | None = None
    modifier: str | None = None  # TIMEX3 mod: START, MID, END, APPROX, ...
    tense: str | None = None  # "past", "future" or "prospective" (was to come then) where the clause says so

    @property
    def dates(self) -> bool:
        """Whether it can date an event: no length of time, nothing repeated, no "now" or "recently"."""
        return self.kind in ("DATE", "TIME") and not self.timex.endswith("_REF")


def bounded(days: Interval, direction: str | None) -> Interval:
    """The days as a bound: "since March" begins with March and does not end."""
    if direction in ("since", "after"):
        return Interval(days.earliest, None)
    return Interval(None, days.latest) if direction in ("until", "before", "by") else days
