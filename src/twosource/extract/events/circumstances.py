"""Which event a time, a place or an amount belongs to: the nearest one above it in its own clause."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from spacy.tokens import Doc, Token

from twosource.extract.events.constructions import Match
from twosource.extract.tree import (
    CLAUSE_ROOTS,
    case_of,
    children,
    has_child,
    mark_of,
    words_at,
)
from twosource.model.text import Span

FRAMED = ("nsubj", "nsubj:pass", "obl", "obj")


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
        words = words_at(item.span, annotation)
        for number in _owners_of(words.root, owners) if words is not None else ():
            attached.setdefault(number, []).append(item)
    return attached


def _owners_of(word: Token, owners: Owners) -> Sequence[int]:
    """Events of the first anchor on the way up; at a verb that is none, those that it only frames."""
    below = word
    while word.i not in owners:
        part = next((child.i for child in children(word, "nmod") if child.i in owners and case_of(child) == "of"), None)
        if part is not None and word.i != below.i:  # "the start of the raid in May"
            return owners[part]
        if names_source(word):
            return ()
        if word.head.i == word.i or (word.dep_ in CLAUSE_ROOTS and not is_reduced(word)):
            return _framed(word, owners)
        below, word = word, word.head
    shared = [n for other in children(word, "conj") if below.i < word.i and other.i in owners for n in owners[other.i]]
    return [*owners[word.i], *(number for number in shared if number not in owners[word.i])]


def names_source(noun: Token) -> bool:
    """Whether a noun is what is told "according to": its time and place are not those of what it tells."""
    return case_of(noun).startswith("according")


def is_reduced(predicate: Token) -> bool:
    """A participle that only describes a noun: "a call starting on Monday" starts on Monday itself."""
    below_another = predicate.dep_ == "advcl" and predicate.head.dep_ == "acl"
    return below_another or (predicate.dep_ == "acl" and not mark_of(predicate))


def _framed(verb: Token, owners: Owners) -> Sequence[int]:
    """Events of a verb that names none itself: of its infinitive, or of the noun that it is about.

    "They planned on Monday to visit", "he was in Varnland on Monday for a visit"; what somebody said on Monday
    happened at another time.
    """
    for child in children(verb, "xcomp"):
        return owners.get(child.i) or _framed(child, owners)
    if has_child(verb, "ccomp", "parataxis"):
        return ()
    return next((owners[child.i] for child in children(verb, *FRAMED) if child.i in owners), ())
