"""Time expressions: found by the rules of ``timex.yaml``, valued against the article's date and the narrative.

Where the article is undated, dates that the text forces bound its publication (:mod:`twosource.extract.times.dating`),
and a relative word is resolved only where both bounds give it the same value.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Token

from twosource.extract.times.dating import REPORT_RULE, bound_publication, is_dated
from twosource.extract.times.timeline import interval_of, nearest_year
from twosource.extract.times.values import Context, Value, read_value
from twosource.extract.times.words import Candidate, Words, read_words, recognise, reported_near, tense_near
from twosource.extract.tree import has_tree, words_at
from twosource.model.text import Document, Publication, Span
from twosource.model.time import Interval, TimeExpression, bounded
from twosource.vocabulary.timex import TimexLexicon

RELATIVE = frozenset({"unitshift", "relday", "partof", "ago", "offset", "reach", "within", "recently", "reference", "yearago", "halfyear"})
SHARED_RULE = "year shared with the date beside it"
NARRATIVE_RULE = "month-day, year from the narrative"
KNOWN_RULE = "day known by its name, year from the vocabulary"
TRANSPARENT = frozenset({"the", "about", "around", "at", "early", "late", "approximately"})  # between preposition and time
MODALS = frozenset({"will", "'ll", "’ll", "shall", "would"})
PAST_AUXILIARIES = frozenset({"was", "were", "had", "did", "been"})
MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")  # a day of a year that is not said
SAME_MONTH = 12  # words between two days of one month that share the year said with the second
MODIFIERS = frozenset({"compound", "amod", "nummod", "nmod:unmarked", "nmod:poss"})
NEAR = 6  # words from a known day to what makes it known; expressions from a report to what it dates


@dataclass(frozen=True, slots=True)
class Mark:
    """A candidate with what its sentence says about it."""

    candidate: Candidate
    span: Span
    sentence: int
    tense: str | None
    direction: str | None
    known_year: int | None
    reported: bool
    attributive: bool
    shared: bool


@dataclass(frozen=True, slots=True)
class Narrative:
    """The last time told, and the last year told as a time of its own ("in 2024"), each with its sentence."""

    timex: str | None = None
    sentence: int = -9
    year: int | None = None
    year_sentence: int = -9

    def near(self, sentence: int) -> bool:
        return sentence - self.sentence <= 1


def extract_times(document: Document, annotation: Doc, *, lexicon: TimexLexicon) -> tuple[TimeExpression, ...]:
    """Time expressions of ``document`` in text order, without overlaps.

    ``annotation`` gives the tense of the governing verb where it is parsed; without a parse the nearest words do.
    """
    words = read_words(document.text, lexicon)
    found = [candidate for candidate in recognise(words, lexicon) if _stands(candidate, words, lexicon)]
    marks = [_mark(candidate, words, annotation, lexicon, shared) for candidate, shared in _share_years(found, words, lexicon)]
    times = _resolve(marks, document.published, lexicon)
    if is_dated(document.published):
        return times
    return _resolve(marks, bound_publication(document, times), lexicon)


# --- what counts -----------------------------------------------------------------------------------------------------


def _stands(candidate: Candidate, words: Words, lexicon: TimexLexicon) -> bool:
    """Whether the words around allow the reading: a bare four-digit number is often no year."""
    if candidate.rule.reads == "bareyear":
        return _year_stands(candidate.first, words, lexicon)
    glued = candidate.first and words.ends[candidate.first - 1] == words.starts[candidate.first]
    return not (glued and words.at(candidate.first)[:1].isdigit() and words.at(candidate.first - 1) in "-–$€£#")


def _year_stands(index: int, words: Words, lexicon: TimexLexicon) -> bool:
    before, after = words.at(index - 1), words.at(index + 1)
    if index and words.ends[index - 1] == words.starts[index] and before not in ("(", "'", "‘", "“", '"', "[", "—", "/"):
        return False
    if before in lexicon.not_years_after or not 1500 <= int(words.lower[index]) <= 2100:
        return False
    if before in lexicon.years_after:
        return True
    counted = after.isalpha() and after.endswith("s") and not words.capitalised(index + 1) and after not in ("was", "is", "as", "has")
    return not counted and after not in ("%", "percent", "people", "men", "km", "kilometers", "troops", "miles")


def _share_years(
    candidates: Sequence[Candidate], words: Words, lexicon: TimexLexicon
) -> list[tuple[Candidate, bool]]:
    """Gives "April" of "April and September 2024" the year said after it. The flag tells who was given one."""
    shared: list[tuple[Candidate, bool]] = []
    following: Candidate | None = None
    for candidate in reversed(candidates):
        given = following is not None and _joined(candidate, following, words, lexicon)
        if given and following is not None:
            candidate = replace(candidate, groups={**candidate.groups, "year": following.groups["year"]})
        shared.append((candidate, given))
        following = candidate
    return shared[::-1]


def _joined(left: Candidate, right: Candidate, words: Words, lexicon: TimexLexicon) -> bool:
    if left.rule.reads not in ("calendar", "days") or "month" not in left.groups or "month" not in right.groups:
        return False
    if "year" in left.groups or "shift" in left.groups or "year" not in right.groups:
        return False
    between = words.lower[left.last : right.first]
    if "day" in left.groups and left.groups["month"] == right.groups["month"] and len(between) <= SAME_MONTH:
        return words.sentences[left.first] == words.sentences[right.first]
    return 0 < len(between) <= 3 and all(word in lexicon.joining or word in ",-–" for word in between)


def _mark(candidate: Candidate, words: Words, annotation: Doc, lexicon: TimexLexicon, shared: bool) -> Mark:
    span = words.span(candidate.first, candidate.last)
    return Mark(
        candidate,
        span,
        sentence=words.sentences[candidate.first],
        tense=_tense(candidate, span, words, annotation, lexicon),
        direction=None if _is_modifier(span, annotation) else _direction(candidate, words, lexicon),
        known_year=_known_year(candidate, words, lexicon),
        reported=reported_near(words, candidate, lexicon),
        attributive=words.at(candidate.first - 1) == "the" and words.at(candidate.last).isalpha(),
        shared=shared,
    )


def _is_modifier(span: Span, annotation: Doc) -> bool:
    """Whether a time stands before the noun that it dates: in "since the 2021 raid" the preposition is the raid's."""
    tokens = words_at(span, annotation) if has_tree(annotation) else None
    return tokens is not None and tokens.root.dep_ in MODIFIERS and tokens.root.i < tokens.root.head.i


def _direction(candidate: Candidate, words: Words, lexicon: TimexLexicon) -> str | None:
    index = candidate.first - 1
    while words.at(index) in TRANSPARENT:
        index -= 1
    word = words.at(index)
    if word == "from" and any(words.at(candidate.last + step) in ("to", "until", "through") for step in (0, 1)):
        return None
    return lexicon.directions.get(word)


def _known_year(candidate: Candidate, words: Words, lexicon: TimexLexicon) -> int | None:
    month, day = candidate.word("month"), candidate.word("day")
    if month is None or day is None or "year" in candidate.groups:
        return None
    date_key = (lexicon.value("month", month), int("".join(filter(str.isdigit, day))))
    near = set(words.lower[max(0, candidate.first - NEAR) : candidate.last + NEAR])
    return next((known.year for known in lexicon.known_days if (known.month, known.day) == date_key and known.words & near), None)


# --- tense -----------------------------------------------------------------------------------------------------------


def _tense(candidate: Candidate, span: Span, words: Words, annotation: Doc, lexicon: TimexLexicon) -> str | None:
    if not has_tree(annotation):
        return tense_near(words, candidate, lexicon)
    tokens = words_at(span, annotation)
    return _verb_tense(tokens.root, lexicon) if tokens is not None else None


def _verb_tense(token: Token, lexicon: TimexLexicon) -> str | None:
    """Tense of the verb that governs ``token``; an infinitive takes that of its governor, plans are future."""
    for verb in (token, *token.ancestors):
        helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")}
        if helpers & MODALS:
            return "future"
        if verb.lower_ in lexicon.future_words and verb is not token:
            return "future"
        if helpers & PAST_AUXILIARIES or (verb.pos_ in ("VERB", "AUX") and "Past" in verb.morph.get("Tense")):
            return "past"
        if helpers & lexicon.present_words or (verb.pos_ in ("VERB", "AUX") and "Pres" in verb.morph.get("Tense")):
            return None
    return None


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
    return tuple(times) if published.value else _date_reports(times, placed)


def _value(mark: Mark, narrative: Narrative, published: Publication, lexicon: TimexLexicon) -> tuple[Value | None, str]:
    """The value and the rule in words."""
    context = Context(lexicon, None, mark.tense, narrative.timex, narrative.near(mark.sentence), mark.known_year)
    rule = mark.candidate.rule.name
    if mark.shared:
        value = read_value(mark.candidate, context)
        return (replace(value, imputed=("year",)) if value else None), SHARED_RULE
    if mark.known_year is not None:
        return read_value(mark.candidate, context), KNOWN_RULE
    if published.value and len(published.value) >= 10:
        return read_value(mark.candidate, replace(context, day=date.fromisoformat(published.value[:10]))), rule
    year = _narrative_year(mark, narrative)
    if year is not None:
        return read_value(mark.candidate, replace(context, known_year=year, known_from="text")), NARRATIVE_RULE
    return _between(mark.candidate, context, published), rule


def _narrative_year(mark: Mark, narrative: Narrative) -> int | None:
    """The year told in the same sentence, or for a full month-day in the one before; not for reports about it."""
    candidate = mark.candidate
    if candidate.rule.reads not in ("calendar", "days") or "month" not in candidate.groups or "year" in candidate.groups:
        return None
    if "shift" in candidate.groups or mark.reported or mark.attributive or mark.tense == "future":
        return None
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
    compared = "-Q" in value.timex and mark.candidate.rule.reads in ("ago", "offset", "yearago")
    if value.kind not in ("DATE", "TIME") or not value.timex[:2].isdigit() or compared or mark.attributive:
        return narrative
    told = replace(narrative, timex=value.timex, sentence=mark.sentence)
    own_time = "month" in mark.candidate.groups or (not mark.direction and not mark.attributive)
    if value.timex[:4].isdigit() and own_time and value.anchor != "published":
        return replace(told, year=int(value.timex[:4]), year_sentence=mark.sentence)
    return told


def _date_reports(times: list[TimeExpression], marks: list[Mark]) -> tuple[TimeExpression, ...]:
    """Gives a month-day of reporting the first year after the dated days that are reported around it."""
    return tuple(
        _date_report(time, _days_around(index, times, marks)) if mark.reported else time
        for index, (time, mark) in enumerate(zip(times, marks, strict=True))
    )


def _days_around(index: int, times: list[TimeExpression], marks: list[Mark]) -> list[str]:
    """First days of what is told to month or day in the sentence of the report at ``index`` and in the next."""
    report, near = marks[index], slice(max(0, index - NEAR), index + NEAR)
    return [
        time.interval.earliest
        for time, mark in zip(times[near], marks[near], strict=True)
        if mark.sentence - report.sentence in (0, 1) and len(time.timex) >= 7 and time.interval.earliest and time.tense != "future"
    ]


def _date_report(time: TimeExpression, days: list[str]) -> TimeExpression:
    said = MONTH_DAY.fullmatch(time.timex)
    if not days or not said or time.kind != "DATE":
        return time
    year = nearest_year(int(said[1]), int(said[2]), date.fromisoformat(max(days)), ahead=True)
    if year is None:
        return time
    timex = f"{year:04d}{time.timex[4:]}"
    return replace(time, timex=timex, interval=Interval(timex, timex), rule=REPORT_RULE, anchor="text", imputed=("year",))
