"""Time expressions: found by the rules of ``timex.yaml``, valued against the article's date and the narrative.

Where the article is undated, dates that the text forces bound its publication (:mod:`twosource.extract.times.dating`),
and a relative word is resolved only where both bounds give it the same value.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from twosource.extract.times.dating import bound_publication, is_dated
from twosource.extract.times.marks import Mark, mark_times
from twosource.extract.times.ranges import join_ranges
from twosource.extract.times.relative import MONTH_DAY
from twosource.extract.times.reports import AHEAD, complete_days, in_order
from twosource.extract.times.timeline import interval_of
from twosource.extract.times.values import Context, Value, read_value
from twosource.extract.times.words import Candidate, read_words
from twosource.model.text import Document, Publication
from twosource.model.time import Interval, TimeExpression, bounded
from twosource.vocabulary.timex import TimexLexicon

RELATIVE = frozenset({"unitshift", "relday", "partof", "ago", "offset", "reach", "within", "recently", "reference", "yearago", "halfyear"})
MONTH = re.compile(r"\d{4}-\d\d")
QUARTER = re.compile(r"\d{4}-Q[1-4]")
SHARED_RULE = "year shared with the date beside it"
NARRATIVE_RULE = "month-day, year from the narrative"
KNOWN_RULE = "day known by its name, year from the vocabulary"


@dataclass(frozen=True, slots=True)
class Narrative:
    """The last time told, and the last year told as a time of its own ("in 2024"), each with its sentence; the last quarter and month."""

    timex: str | None = None
    sentence: int = -9
    year: int | None = None
    year_sentence: int = -9
    quarter: str | None = None
    month: str | None = None

    def near(self, sentence: int) -> bool:
        return sentence - self.sentence <= 1


def extract_times(document: Document, annotation: Doc, *, lexicon: TimexLexicon) -> tuple[TimeExpression, ...]:
    """Time expressions of ``document`` in text order, without overlaps; the two ends of a range are one expression.

    ``annotation`` gives the tense of the governing verb where it is parsed; without a parse the nearest words do.
    """
    return join_ranges(find_times(document, annotation, lexicon=lexicon), document.text, lexicon)


def find_times(document: Document, annotation: Doc, *, lexicon: TimexLexicon) -> tuple[TimeExpression, ...]:
    """Time expressions as TIMEX3 marks them: each end of a range apart."""
    words = read_words(document.text, lexicon)
    marks = mark_times(words, annotation, lexicon)
    times = _resolve(marks, document.published, lexicon)
    if is_dated(document.published):
        return times
    return _resolve(marks, bound_publication(document, times), lexicon)


# --- values ----------------------------------------------------------------------------------------------------------


def _resolve(marks: Iterable[Mark], published: Publication, lexicon: TimexLexicon) -> tuple[TimeExpression, ...]:
    """Values in text order, each knowing what was told before it."""
    times: list[TimeExpression] = []
    placed: list[Mark] = []
    narrative = Narrative()
    for mark in marks:
        value, rule = _value(mark, narrative, published, lexicon)
        if value is None:
            continue
        times.append(_expression(mark, value, rule))
        placed.append(mark)
        narrative = _told(mark, value, narrative)
    return in_order(times, placed) if published.value else complete_days(times, placed)


def _value(mark: Mark, narrative: Narrative, published: Publication, lexicon: TimexLexicon) -> tuple[Value | None, str]:
    """The value and the rule in words."""
    context = Context(lexicon, None, mark.tense, narrative.timex, narrative.near(mark.sentence), narrative.quarter, mark.known_year)
    rule = mark.candidate.rule.name
    if mark.shared:
        value = read_value(mark.candidate, context)
        return (replace(value, imputed=("year",)) if value else None), SHARED_RULE
    if mark.known_year is not None:
        return read_value(mark.candidate, context), KNOWN_RULE
    if published.value and len(published.value) >= 10:
        return read_value(mark.candidate, replace(context, day=date.fromisoformat(published.value[:10]))), rule
    year = _narrative_year(mark, narrative, lexicon)
    if year is not None:
        return read_value(mark.candidate, replace(context, known_year=year, known_from="text")), NARRATIVE_RULE
    return _between(mark.candidate, context, published), rule


def _narrative_year(mark: Mark, narrative: Narrative, lexicon: TimexLexicon) -> int | None:
    """The year told in the same sentence, or for a full month-day in the one before; not for reports about it."""
    candidate = mark.candidate
    if candidate.rule.reads not in ("calendar", "days") or "month" not in candidate.groups or "year" in candidate.groups:
        return None
    if "shift" in candidate.groups or mark.reported or mark.attributive or mark.tense in AHEAD:
        return None
    if "day" in candidate.groups and narrative.month and int(narrative.month[5:7]) == lexicon.value("month", candidate.word("month") or ""):
        return int(narrative.month[:4])  # "in November 2005 … on 10 November"
    distance = mark.sentence - narrative.year_sentence
    return narrative.year if distance == 0 or (distance == 1 and "day" in candidate.groups) else None


def _between(candidate: Candidate, context: Context, published: Publication) -> Value | None:
    """A value for an article of unknown day: known only where it is the same at both bounds of publication.

    Bounds that only the text gives are too wide for the year of a month-day: they resolve relative words alone.
    """
    unknown = read_value(candidate, context)
    stated = published.basis not in ("bounds", "unknown")
    if unknown is None or not (stated or candidate.rule.reads in RELATIVE) or unknown.anchor == "text":
        return unknown
    first, last = (read_value(candidate, replace(context, day=day)) if day else None for day in _bounds_of(published))
    if stated and unknown == first == last:
        return unknown
    if first and last and first.timex == last.timex and first.days == last.days:
        return first
    days = Interval(first.days.earliest if first else None, last.days.latest if last else None)
    timex = first.timex if first and last and first.timex == last.timex else unknown.timex
    return replace(unknown, timex=timex, interval=days)


def _bounds_of(published: Publication) -> tuple[date | None, date | None]:
    """First and last possible day of publication; a month or year as the value has its own."""
    days = interval_of(published.value or "")
    first, last = published.earliest or days.earliest, published.latest or days.latest
    whole = (interval_of(first or "").earliest, interval_of(last or "").latest)
    return tuple(date.fromisoformat(day) if day else None for day in whole)  # type: ignore[return-value]


def _expression(mark: Mark, value: Value, rule: str) -> TimeExpression:
    return TimeExpression(
        mark.span, value.kind, value.timex, bounded(value.days, mark.direction), rule,
        anchor=value.anchor, imputed=value.imputed, direction=mark.direction, modifier=value.modifier, tense=mark.tense,
    )  # fmt: skip


def _told(mark: Mark, value: Value, narrative: Narrative) -> Narrative:
    compared = "-Q" in value.timex and mark.candidate.rule.reads in ("ago", "offset", "yearago", "samequarter")
    if MONTH_DAY.fullmatch(value.timex) and not mark.attributive:
        return replace(narrative, timex=value.timex, sentence=mark.sentence)
    if value.kind not in ("DATE", "TIME") or not value.timex[:2].isdigit() or compared or mark.attributive:
        return narrative
    quarter = value.timex if QUARTER.fullmatch(value.timex) else narrative.quarter
    month = value.timex[:7] if MONTH.match(value.timex) and "month" in mark.candidate.groups else narrative.month
    told = replace(narrative, timex=value.timex, sentence=mark.sentence, quarter=quarter, month=month)
    own_time = "month" in mark.candidate.groups or (not mark.direction and not mark.attributive)
    if value.timex[:4].isdigit() and own_time and value.anchor != "published":
        return replace(told, year=int(value.timex[:4]), year_sentence=mark.sentence)
    return told
