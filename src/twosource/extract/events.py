"""Events of the closed vocabulary with their arguments, times, places and amounts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from twosource.extract.arguments import Reader
from twosource.extract.circumstances import anchors_of, attach
from twosource.extract.constructions import Match, find_matches
from twosource.extract.entities import EntityIndex
from twosource.extract.tree import first_conjunct, is_passive, sentence_span
from twosource.model.event import Argument, EventMention
from twosource.model.ids import content_id
from twosource.model.mention import Entity
from twosource.model.place import Place
from twosource.model.quantity import Quantity
from twosource.model.text import Document
from twosource.model.time import TimeExpression
from twosource.vocabulary.event_types import EventTypes

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
) -> tuple[EventMention, ...]:
    """Event mentions in text order, one for each trigger word and type; none from furniture."""
    reader = Reader(EntityIndex(entities), [time.span for time in times], event_types)
    found = _merged(_read(document, annotation, reader))
    owners = anchors_of([one.match for one in found])
    attached = [attach(items, annotation, owners) for items in (times, quantities, places)]
    return tuple(
        _mention(document, one, *(tuple(group.get(number, ())) for group in attached))
        for number, one in enumerate(found)
    )


def _read(document: Document, annotation: Doc, reader: Reader) -> list[_Found]:
    """Events with arguments; a word serves a type once, in the first reading whose conditions are met."""
    taken: set[tuple[int, str]] = set()
    found: list[_Found] = []
    for match in find_matches(annotation, event_types=reader.event_types):
        keys = {(word.i, match.trigger.type) for word in match.words}
        if not taken.isdisjoint(keys) or not _carries_claims(document, match.head):
            continue
        arguments = reader.arguments(match)
        if arguments is not None:
            taken |= keys
            found.append(_Found(match, arguments))
    return found


def _carries_claims(document: Document, token: Token) -> bool:
    block = document.block_at(token.idx)
    return block is None or block.kind.carries_claims


def _merged(found: Sequence[_Found]) -> list[_Found]:
    """One event where a verb and its noun both name it: "signed an agreement", "the attack killed two"."""
    by_word = {(one.match.head.i, one.match.trigger.type): one for one in found}
    for noun in found:
        verb = _partner(noun.match, by_word)
        if verb is None:
            continue
        kept, dropped = (verb, noun) if noun.match.head.dep_ in OBJECT_LIKE else (noun, verb)
        kept_key, dropped_key = ((one.match.head.i, one.match.trigger.type) for one in (kept, dropped))
        if kept_key in by_word and dropped_key in by_word:
            by_word[kept_key] = replace(by_word[kept_key], arguments=_union(by_word[kept_key], dropped))
            del by_word[dropped_key]
    return list(by_word.values())


def _partner(noun: Match, by_word: dict[tuple[int, str], _Found]) -> _Found | None:
    """The verb of the same type that the noun is an object, subject or circumstance of."""
    if not noun.nominal or noun.head.dep_ not in OBJECT_LIKE | {"nsubj"}:
        return None
    verb = by_word.get((noun.head.head.i, noun.trigger.type))
    return verb if verb is not None and not verb.match.nominal else None


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
