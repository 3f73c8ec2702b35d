"""Events of the closed vocabulary with their arguments, times, places and amounts."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from twosource.extract.entities import EntityIndex
from twosource.extract.events.arguments import Reader, SpanSet
from twosource.extract.events.circumstances import amounts_of, anchors_of, locate
from twosource.extract.events.constructions import Match, find_matches
from twosource.extract.events.discourse import complete
from twosource.extract.events.ellipsis import taken_up
from twosource.extract.events.merging import Found, merge
from twosource.extract.events.timing import time_events
from twosource.extract.tree import first_conjunct, is_passive, sentence_span
from twosource.model.event import EventMention
from twosource.model.ids import content_id
from twosource.model.mention import Entity, EntityKind
from twosource.model.place import Place
from twosource.model.quantity import Quantity
from twosource.model.text import Document
from twosource.model.time import TimeExpression
from twosource.vocabulary.cues import CueLexicon
from twosource.vocabulary.event_types import EventTypes, Trigger
from twosource.vocabulary.gazetteer import Gazetteer

NOUNS = {"air-defence": "battery", "armour": "tank", "small-arms": "rifle"}  # of classes of items that are no noun of the vocabulary's


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
    gazetteer: Gazetteer,
) -> tuple[EventMention, ...]:
    """Event mentions in text order, one for each trigger word and type; none from furniture."""
    named = ((entity.id, gazetteer.item_class(entity.name, entity.reference)) for entity in entities if entity.kind is EntityKind.ITEM)
    arms = {item: NOUNS.get(kind, kind) for item, kind in named if kind is not None}
    reader = Reader(EntityIndex(entities), SpanSet(time.span for time in times), event_types, arms)
    told = merge(_read(document, annotation, reader), event_types)
    found = complete(sorted([*told, *taken_up(annotation, told, reader, cues=cues)], key=lambda one: one.match.span), reader, cues=cues)
    matches = [one.match for one in found]
    owners = anchors_of(matches)
    anaphoric = {name for name, kind in event_types.types.items() if kind.anaphoric}
    timed = time_events(matches, times, annotation, owners, anaphoric=anaphoric, cues=cues)
    attached = [timed, amounts_of(quantities, annotation, owners, cues=cues), locate(places, annotation, matches, cues=cues)]
    return tuple(
        _mention(document, one, *(tuple(group.get(number, ())) for group in attached))
        for number, one in enumerate(found)
    )


def read_triggers(annotation: Doc, *, event_types: EventTypes) -> tuple[Trigger, ...]:
    """Triggers that ``annotation`` meets, without knowledge of entities and times: how the vocabulary is tested."""
    document = Document(id="", path="", text=annotation.text)
    reader = Reader(EntityIndex(()), SpanSet(()), event_types)
    return tuple(found.match.trigger for found in _read(document, annotation, reader))


def _read(document: Document, annotation: Doc, reader: Reader) -> list[Found]:
    """Events with arguments; a word names one event, a type in the first reading whose conditions are met."""
    silent = SpanSet(block.span for block in document.blocks if not block.kind.carries_claims)
    taken: set[tuple[int, str]] = set()
    told: set[str] = set()
    found: list[Found] = []
    for match in find_matches(annotation, event_types=reader.event_types):
        kind = match.trigger.type
        keys = {(word.i, kind) for word in match.words}
        if match.head.idx in silent or not taken.isdisjoint(keys):
            continue
        arguments = reader.arguments(match, told=told)
        if arguments is not None:
            taken |= keys
            told.add(kind)
            found.append(Found(match, arguments))
    return [*_one_a_word(found)]


def _one_a_word(found: Iterable[Found]) -> Iterator[Found]:
    """Of the types that one word may name, that of the most participants of its own, then of the longest trigger."""
    by_head: dict[int, list[Found]] = {}
    for one in found:
        by_head.setdefault(one.match.head.i, []).append(one)
    yield from (max(several, key=_aptness) for several in by_head.values())


def _aptness(one: Found) -> tuple[int, int, int, str]:
    trigger, own = one.match.trigger, {argument.role for argument in one.arguments if not argument.elided}
    return len(own), len(trigger.words), len(trigger.needs) + len(trigger.requires), trigger.type


def _mention(
    document: Document,
    found: Found,
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
    if match.taken_up:
        return f"{entry}, taken up by '{match.head.lemma_}'"
    if match.support is not None:
        return f"{entry}, carried by '{match.support.lemma_}'"
    if match.nominal:
        return f"{entry}, nominal"
    if first_conjunct(match.head).dep_ == "acl:relcl":
        return f"{entry}, relative clause"
    return f"{entry}, passive" if is_passive(match.head) else f"{entry}, active"
