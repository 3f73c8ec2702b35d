"""One event where two words of a sentence name it, and one set of arguments for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from twosource.extract.events.constructions import NOMINAL, Match
from twosource.extract.fillers import subjects
from twosource.extract.tree import is_passive, mark_of
from twosource.model.event import Argument
from twosource.vocabulary.event_types import EventTypes

OBJECT_LIKE = frozenset({"obj", "nsubj:pass", "obl"})


@dataclass(frozen=True, slots=True)
class Found:
    """An event as its trigger tells it, with the arguments known of it so far, in text order."""

    match: Match
    arguments: tuple[Argument, ...]

    @property
    def type(self) -> str:
        return self.match.trigger.type

    def has(self, role: str) -> bool:
        return any(argument.role == role for argument in self.arguments)

    def with_arguments(self, more: Sequence[Argument]) -> "Found":
        """The event with ``more`` arguments, those that it has already left out."""
        known = {(argument.role, argument.head) for argument in self.arguments}
        added = [argument for argument in more if (argument.role, argument.head) not in known]
        return replace(self, arguments=tuple(sorted([*self.arguments, *added], key=lambda a: (a.span, a.role))))


def merge(found: Sequence[Found], event_types: EventTypes) -> list[Found]:
    """One event where two words of a sentence name it: "signed a deal", "the attack killed two", "met to discuss"."""
    by_word = {(one.match.head.i, one.match.trigger.type): one for one in found if not _is_handed_over(one, found)}
    for one in found:
        kind = one.match.trigger.type
        takes_clauses = any("clause" in kinds for kinds in event_types.types[kind].roles.values())
        for other, keeps_other in _doubles(one, takes_clauses=takes_clauses):
            kept, dropped = (other, one.match.head.i) if keeps_other else (one.match.head.i, other)
            both = kept != dropped and (kept, kind) in by_word and (dropped, kind) in by_word
            if both and _agree(one, by_word[kept, kind], by_word[dropped, kind]):
                gone = by_word.pop((dropped, kind))
                by_word[kept, kind] = replace(by_word[kept, kind], arguments=_union(by_word[kept, kind], gone))
    return sorted(by_word.values(), key=lambda one: (one.match.span, one.match.trigger.type))


def _is_handed_over(one: Found, found: Sequence[Found]) -> bool:
    """Whether a noun only measures what another event of its type hands over: "took delivery of *a shipment* of rifles"."""
    word = one.match.head
    start = word.idx if one.match.nominal and word.dep_ == "nmod" else None
    return any(argument.role == "item" and argument.head.start == start for other in found if other.type == one.type for argument in other.arguments)


def _agree(one: Found, left: Found, right: Found) -> bool:
    """A circumstance is another event where its participants differ: "gave software in exchange for drones"."""
    if one.match.head.dep_ != "obl":
        return True
    roles = {argument.role: argument.head for argument in left.arguments}
    return all(roles.get(argument.role, argument.head) == argument.head for argument in right.arguments)


def _doubles(one: Found, *, takes_clauses: bool) -> Iterator[tuple[int, bool]]:
    """Indices of words that may name the same event as ``one``, and whether theirs is the better trigger."""
    head = one.match.head
    if one.match.nominal and head.dep_ in OBJECT_LIKE | {"nsubj"}:
        yield head.head.i, head.dep_ != "nsubj"
    if not one.match.nominal:
        yield from ((filler.token.i, True) for filler in subjects(head))
        if head.dep_ == "acl:relcl" and not is_passive(head):
            yield from ((word.i, True) for word in _nouns_above(head.head))
        if takes_clauses and head.dep_ in ("xcomp", "advcl", "ccomp") and mark_of(head) == "to":
            yield head.head.i, True
    if head.dep_ == "conj" and head.i - head.head.i <= 2:
        yield head.head.i, True


def _nouns_above(noun: Token) -> Iterator[Token]:
    """The nouns that ``noun`` is part of: a relative clause after "the attack on the camp" may be the attack's."""
    while noun.dep_ in ("nmod", "conj", "appos") and noun.head.i != noun.i and noun.head.pos_ in NOMINAL:
        noun = noun.head
        yield noun


def _union(kept: Found, dropped: Found) -> tuple[Argument, ...]:
    """Arguments of both, without the dropped trigger where it would be its own actor."""
    known = {(argument.role, argument.head) for argument in kept.arguments}
    own = kept.match.span
    added = [a for a in dropped.arguments if (a.role, a.head) not in known and not a.head.overlaps(own)]
    return tuple(sorted([*kept.arguments, *added], key=lambda argument: (argument.span, argument.role)))
