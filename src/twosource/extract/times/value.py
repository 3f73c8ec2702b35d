"""What surrounds a time expression and what it comes to: what every reader takes and gives."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from twosource.extract.times.timeline import interval_of
from twosource.extract.times.words import Candidate
from twosource.model.time import Interval
from twosource.vocabulary.timex import TimexLexicon


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds an expression: the article's day, the tense, and the last time told before it."""

    lexicon: TimexLexicon
    day: date | None = None
    tense: str | None = None
    told: str | None = None  # value of the last dated expression
    told_near: bool = False  # … in the same sentence or the one before
    quarter: str | None = None  # the last quarter of a year told of
    known_year: int | None = None  # of a day that is said without its year but known from elsewhere
    known_from: str | None = None  # "text" where the narrative gives ``known_year``

    @property
    def ahead(self) -> bool | None:
        """Whether the time lies after the article, by the tense; ``None`` where the tense does not say."""
        return {"future": True, "prospective": True, "past": False}.get(self.tense or "")

    @property
    def told_day(self) -> date | None:
        """The day told before, where it was a day."""
        return date.fromisoformat(self.told[:10]) if self.told and re.match(r"\d{4}-\d\d-\d\d", self.told) else None


@dataclass(frozen=True, slots=True)
class Value:
    """A normalised value; ``interval`` only where it does not follow from ``timex``."""

    kind: str
    timex: str
    anchor: str | None = None
    imputed: tuple[str, ...] = ()
    modifier: str | None = None
    interval: Interval | None = None

    @property
    def days(self) -> Interval:
        return self.interval if self.interval is not None else interval_of(self.timex)


Reader = Callable[[Candidate, Context], Value | None]
