"""Which event a time, a place or an amount belongs to: the nearest one above it in its own clause."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from spacy.tokens import Doc, Token

from twosource.extract.events.constructions import Match
from twosource.extract.tree import (
    CLAUSE_ROOTS,
    SUBJECTS,
    case_of,
    children,
    first_conjunct,
    has_child,
    mark_of,
    words_at,
)
from twosource.model.text import Span
from twosource.model.time import TimeExpression

PARTICIPLES = ("VBG", "VBN")
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
        if word.head.i == word.i or (word.dep_ in CLAUSE_ROOTS and not _is_reduced(word)):
            return _framed(word, owners)
        below, word = word, word.head
    shared = [n for other in children(word, "conj") if below.i < word.i and other.i in owners for n in owners[other.i]]
    return [*owners[word.i], *(number for number in shared if number not in owners[word.i])]


def _is_reduced(predicate: Token) -> bool:
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


def shared_times(matches: Sequence[Match], times: Iterable[TimeExpression], annotation: Doc) -> dict[int, list[TimeExpression]]:
    """Days and months by the number of the event that shares them with another clause; see `_dated_with`."""
    dated: dict[int, list[TimeExpression]] = {}  # by the verb that the time modifies, and by its own words
    for time in times:
        words = words_at(time.span, annotation)
        if time.kind == "DATE" and words is not None:
            for word in {words.root.head.i} | {word.i for word in words}:
                dated.setdefault(word, []).append(time)
    governors = ((number, _dated_with(match.support or match.head)) for number, match in enumerate(matches))
    return {number: dated[word.i] for number, words in governors for word in words if word.i in dated}


def _dated_with(word: Token) -> Iterator[Token]:
    """Words whose time is also the time of ``word``, if it has none of its own.

    "Quit the accord in 2018 and *imposed* sanctions", "drew closer in May after *signing* a treaty", "until
    January 15, when the ban *ends*", "*agreed* when the envoy came in May".
    """
    if word.dep_ == "conj" and not has_child(word, *SUBJECTS):
        yield first_conjunct(word)
    elif _adds_to(word):
        yield word.head
    yield from (clause for clause in children(word, "advcl") if _tells_when(clause))


def _adds_to(clause: Token) -> bool:
    """Whether a clause tells what else was so at the time that it hangs on, or at the time of its governor."""
    if clause.dep_ in ("acl:relcl", "advcl:relcl"):
        return clause.head.pos_ != "VERB"
    participle = clause.tag_ in PARTICIPLES and not has_child(clause, *SUBJECTS) and mark_of(clause) != "before"
    return clause.dep_ == "advcl" and (participle or _tells_when(clause))


def _tells_when(clause: Token) -> bool:
    return any(child.lower_ == "when" for child in children(clause, "mark", "advmod"))
