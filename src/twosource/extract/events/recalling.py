"""Times by a noun that was dated before: "during the call", of whose day an earlier sentence told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from twosource.extract.events.arguments import is_definite, points_back
from twosource.extract.events.bounds import BOUNDING, as_bound
from twosource.extract.events.constructions import Match
from twosource.extract.tree import case_of, children, lemma_of
from twosource.model.time import TimeExpression

NOUNS = ("NOUN", "PROPN")
Dated = Mapping[str, Sequence[tuple[int, TimeExpression]]]  # lemma → where it was dated, and the time, in text order


def dated_nouns(lying: Mapping[int, Sequence[TimeExpression]], annotation: Doc) -> dict[str, list[tuple[int, TimeExpression]]]:
    """Nouns at which a definite time lies, by lemma; the words of the time itself are none of them."""
    nouns: dict[str, list[tuple[int, TimeExpression]]] = {}
    for place in sorted(lying):
        word = annotation[place]
        for time in lying[place]:
            own = time.span.start <= word.idx < time.span.end
            if word.pos_ in NOUNS and not own and time.dates and time.direction is None:
                nouns.setdefault(lemma_of(word), []).append((place, time))
    return nouns


def recalled(match: Match, nouns: Dated, events: Mapping[str, Sequence[TimeExpression]]) -> tuple[TimeExpression, ...]:
    """The time of an event by a definite noun: the event's own, or one that it happened during or after; else, where a noun
    only points back ("the attack"), that of the ``events`` of its type.

    Nothing where the article dates the noun, or the events, in two ways.
    """
    for noun, direction in _definite_nouns(match.head, match.nominal):
        told = [time for place, time in nouns.get(lemma_of(noun), ()) if place < noun.i]
        if time := _only(told, noun.lower_):
            return (as_bound(time, direction),)
    return told_of(match, events) if points_back(match) else ()


def told_of(match: Match, events: Mapping[str, Sequence[TimeExpression]]) -> tuple[TimeExpression, ...]:
    """The time that the article has told of the ``events`` of the type; nothing where it has told of two."""
    time = _only(events.get(match.trigger.type, ()), match.trigger.type)
    return (time,) if time else ()


def _only(told: Sequence[TimeExpression], of: str) -> TimeExpression | None:
    """The time told last ``of`` something, as taken over from there; none where others were told of it too."""
    if len({time.timex for time in told}) != 1:
        return None
    return replace(told[-1], rule=f"{told[-1].rule}; as told of the {of} before", imputed=(*told[-1].imputed, "event"))


def is_hour_alone(time: TimeExpression) -> bool:
    """Whether an hour stands without its day, so that the article's own was taken: "the attack began at 9 a.m."."""
    return time.kind == "TIME" and "day" in time.imputed and time.anchor == "published"


def on_the_day_of(said: Sequence[TimeExpression], days: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """``said`` with hours that stand alone put on the one day of ``days``."""
    day = _single_day(days)
    if day is None:
        return tuple(said)
    return tuple(_put(time, day) if is_hour_alone(time) else time for time in said)


def on_their_own_day(said: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """``said`` with hours on the day that stands beside them: "at 9 a.m. (1300 GMT) on Friday"."""
    day = _single_day(time for time in said if time.kind == "DATE")
    return tuple(_put(time, day) if day and time.kind == "TIME" and "day" in time.imputed else time for time in said)


def _single_day(times: Iterable[TimeExpression]) -> TimeExpression | None:
    """The first of ``times`` that is one day."""
    return next((time for time in times if time.interval.earliest and time.interval.earliest == time.interval.latest), None)


def _put(hour: TimeExpression, day: TimeExpression) -> TimeExpression:
    _, _, clock = hour.timex.partition("T")
    rule = f"{hour.rule}; {day.rule}"
    return replace(hour, timex=f"{day.interval.earliest}T{clock}", interval=day.interval, rule=rule, anchor=day.anchor)


def _definite_nouns(word: Token, nominal: bool) -> Iterator[tuple[Token, str | None]]:
    if nominal and is_definite(word):
        yield word, None
    for noun in children(word, "obl"):
        case = case_of(noun)
        if (case == "during" or case in BOUNDING) and is_definite(noun):
            yield noun, BOUNDING.get(case)
