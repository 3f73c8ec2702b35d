"""Events of the closed vocabulary with their arguments, times, places and amounts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from twosource.extract.entities import EntityIndex
from twosource.extract.events.arguments import Reader, SpanSet, is_definite
from twosource.extract.events.circumstances import anchors_of, attach
from twosource.extract.events.constructions import NOMINAL, Match, find_matches
from twosource.extract.events.timing import time_events
from twosource.extract.tree import first_conjunct, has_child, is_passive, mark_of, sentence_span, subjects
from twosource.model.event import Argument, EventMention
from twosource.model.ids import content_id
from twosource.model.mention import Entity
from twosource.model.place import Place
from twosource.model.quantity import Quantity
from twosource.model.text import Document
from twosource.model.time import TimeExpression
from twosource.vocabulary.cues import CueLexicon
from twosource.vocabulary.event_types import EventTypes, Trigger

SPECIFYING = ("nmod", "nmod:poss", "acl", "acl:relcl", "compound")  # what says which event a definite noun means
OBJECT_LIKE = frozenset({"obj", "nsubj:pass", "obl"})


@dataclass(frozen=True, slots=True)
class _Found:
    match: Match
    arguments: tuple[Argument, ...]


def extract_events(
    document: Document,
    annotation: Doc,
    entities: Sequence[Entity],
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    places: Sequence[Place],
    *,
    event_types: EventTypes,
    cues: CueLexicon,
) -> tuple[EventMention, ...]:
    """Event mentions in text order, one for each trigger word and type; none from furniture."""
    reader = Reader(EntityIndex(entities), SpanSet(time.span for time in times), event_types)
    found = _merged(_read(document, annotation, reader), event_types)
    matches = [one.match for one in found]
    owners = anchors_of(matches)
    timed = time_events(matches, times, annotation, owners, cues=cues)
    attached = [timed, *(attach(items, annotation, owners) for items in (quantities, places))]
    return tuple(
        _mention(document, one, *(tuple(group.get(number, ())) for group in attached))
        for number, one in enumerate(found)
    )


def read_triggers(annotation: Doc, *, event_types: EventTypes) -> tuple[Trigger, ...]:
    """Triggers that ``annotation`` meets, without knowledge of entities and times: how the vocabulary is tested."""
    document = Document(id="", path="", text=annotation.text)
    reader = Reader(EntityIndex(()), SpanSet(()), event_types)
    return tuple(found.match.trigger for found in _read(document, annotation, reader))


def _read(document: Document, annotation: Doc, reader: Reader) -> list[_Found]:
    """Events with arguments; a word serves a type once, in the first reading whose conditions are met."""
    silent = SpanSet(block.span for block in document.blocks if not block.kind.carries_claims)
    taken: set[tuple[int, str]] = set()
    latest: dict[str, tuple[Argument, ...]] = {}
    found: list[_Found] = []
    for match in find_matches(annotation, event_types=reader.event_types):
        kind = match.trigger.type
        keys = {(word.i, kind) for word in match.words}
        if match.head.idx in silent or not taken.isdisjoint(keys):
            continue
        arguments = reader.arguments(match)
        if arguments is not None:
            taken |= keys
            if reader.event_types.types[kind].anaphoric and _points_back(match):
                arguments = _completed(arguments, latest.get(kind, ()))
            latest[kind] = arguments or latest.get(kind, ())
            found.append(_Found(match, arguments))
    return found


def _points_back(match: Match) -> bool:
    """Whether a noun only names again what was told before: "the attack", not "the attack on the port"."""
    return match.nominal and is_definite(match.head) and not has_child(match.head, *SPECIFYING)


def _completed(arguments: tuple[Argument, ...], earlier: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """``arguments``, and those of the last event of the type in the roles that they leave open."""
    filled = {argument.role for argument in arguments}
    taken = [replace(argument, elided=True) for argument in earlier if argument.role not in filled]
    return tuple(sorted([*arguments, *taken], key=lambda argument: (argument.span, argument.role)))


def _merged(found: Sequence[_Found], event_types: EventTypes) -> list[_Found]:
    """One event where two words of a sentence name it: "signed a deal", "the attack killed two", "met to discuss"."""
    by_word = {(one.match.head.i, one.match.trigger.type): one for one in found}
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


def _agree(one: _Found, left: _Found, right: _Found) -> bool:
    """A circumstance is another event where its participants differ: "gave software in exchange for drones"."""
    if one.match.head.dep_ != "obl":
        return True
    roles = {argument.role: argument.head for argument in left.arguments}
    return all(roles.get(argument.role, argument.head) == argument.head for argument in right.arguments)


def _doubles(one: _Found, *, takes_clauses: bool) -> Iterator[tuple[int, bool]]:
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


def _union(kept: _Found, dropped: _Found) -> tuple[Argument, ...]:
    """Arguments of both, without the dropped trigger where it would be its own actor."""
    known = {(argument.role, argument.head) for argument in kept.arguments}
    own = kept.match.span
    added = [a for a in dropped.arguments if (a.role, a.head) not in known and not a.head.overlaps(own)]
    return tuple(sorted([*kept.arguments, *added], key=lambda argument: (argument.span, argument.role)))


def _mention(
    document: Document,
    found: _Found,
    times: tuple[TimeExpression, ...],
    quantities: tuple[Quantity, ...],
    places: tuple[Place, ...],
) -> EventMention:
    match, trigger = found.match, found.match.span
    heads = [argument.head for argument in found.arguments]
    return EventMention(
        id=content_id("evm", document.id, match.trigger.type, trigger.start, trigger.end),
        type=match.trigger.type,
        trigger=trigger,
        sentence=sentence_span(match.head),
        arguments=found.arguments,
        times=times,
        places=tuple(place for place in places if not any(place.span.overlaps(head) for head in heads)),
        quantities=quantities,
        stage=match.trigger.stage,
        rule=_rule(match),
    )


def _rule(match: Match) -> str:
    """The trigger's entry and the construction in words: "strike NOUN, carried by 'carry'"."""
    entry = f"{match.trigger.lemma} {match.trigger.pos}"
    if match.support is not None:
        return f"{entry}, carried by '{match.support.lemma_}'"
    if match.nominal:
        return f"{entry}, nominal"
    if first_conjunct(match.head).dep_ == "acl:relcl":
        return f"{entry}, relative clause"
    return f"{entry}, passive" if is_passive(match.head) else f"{entry}, active"
