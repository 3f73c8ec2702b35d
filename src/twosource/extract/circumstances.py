"""Which event a time, a place or an amount belongs to: the nearest one above it in its own clause."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from spacy.tokens import Doc, Token

from twosource.extract.constructions import Match
from twosource.extract.tree import CLAUSE_ROOTS, children
from twosource.model.text import Span


class Located(Protocol):
    """Anything with a span."""

    @property
    def span(self) -> Span: ...


Item = TypeVar("Item", bound=Located)
Owners = Mapping[int, Sequence[int]]  # index of a word -> numbers of the matches that it anchors


def anchors_of(matches: Sequence[Match]) -> dict[int, list[int]]:
    """Words that speak for an event, each with the events' numbers in ``matches``."""
    owners: dict[int, list[int]] = {}
    for number, match in enumerate(matches):
        for word in match.anchors:
            owners.setdefault(word.i, []).append(number)
    return owners


def attach(items: Iterable[Item], annotation: Doc, owners: Owners) -> dict[int, list[Item]]:
    """``items`` by the number of the event that they belong to, in the order given."""
    attached: dict[int, list[Item]] = {}
    for item in items:
        words = annotation.char_span(item.span.start, item.span.end, alignment_mode="expand")
        for number in _owners_of(words.root, owners) if words is not None else ():
            attached.setdefault(number, []).append(item)
    return attached


def _owners_of(word: Token, owners: Owners) -> Sequence[int]:
    """Events of the first anchor on the way up; at a verb that is none, those of its infinitives and conjuncts."""
    below = word
    while word.i not in owners:
        if word.dep_ in CLAUSE_ROOTS or word.head.i == word.i:
            return _inner_owners(word, owners)
        below, word = word, word.head
    shared = [n for other in children(word, "conj") if below.i < word.i and other.i in owners for n in owners[other.i]]
    return [*owners[word.i], *(number for number in shared if number not in owners[word.i])]


def _inner_owners(verb: Token, owners: Owners) -> Sequence[int]:
    """"They planned on Monday to visit": the infinitive's event, where the governing verb names none."""
    for child in children(verb, "xcomp"):
        return owners.get(child.i) or _inner_owners(child, owners)
    return ()
