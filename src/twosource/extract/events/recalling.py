"""Times by a noun that was dated before: "during the call", of whose day an earlier sentence told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from twosource.extract.events.arguments import is_definite
from twosource.extract.events.bounds import BOUNDING, as_bound
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


def recalled(word: Token, nouns: Dated, *, nominal: bool) -> tuple[TimeExpression, ...]:
    """The time of an event at ``word`` by a definite noun: the event's own, or one that it happened during or after.

    Nothing where the article dates the noun in two ways.
    """
    for noun, direction in _definite_nouns(word, nominal):
        told = [time for place, time in nouns.get(lemma_of(noun), ()) if place < noun.i]
        if told and len({time.timex for time in told}) == 1:
            time = replace(told[-1], rule=f"{told[-1].rule}; as told of the {noun.lower_} before", imputed=(*told[-1].imputed, "event"))
            return (as_bound(time, direction),)
    return ()


def _definite_nouns(word: Token, nominal: bool) -> Iterator[tuple[Token, str | None]]:
    if nominal and is_definite(word):
        yield word, None
    for noun in children(word, "obl"):
        case = case_of(noun)
        if (case == "during" or case in BOUNDING) and is_definite(noun):
            yield noun, BOUNDING.get(case)
