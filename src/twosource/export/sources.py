"""One record for each voice that articles credit, with its positions in its own words; and one for each side.

A side is a state with all who speak for it. Whether two credits are one voice: ``weigh.positions.voice_key``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.export.records import Record
from twosource.model.ids import content_id
from twosource.model.mention import EntityKind
from twosource.model.position import Position, Relation
from twosource.model.reading import Reading
from twosource.model.source import side_of
from twosource.store.ledger import Ledger
from twosource.weigh.derive import claim_views
from twosource.weigh.positions import (
    CONSISTENT,
    contradictions,
    history,
    in_order,
    positions_of,
    sides_by_voice,
    voice_key,
)

FACTS = ("entities", "claims", "answers", "protections")


@dataclass(slots=True)
class Credits:
    """Where one voice is credited. ``origin``: claims whose chain ends with it."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    claims: list[str] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    origin: int = 0
    denies: int = 0


@dataclass(slots=True)
class Voices:
    """All voices of a ledger. ``quotes``: position → its sentence; ``states``: reference → name."""

    credits: dict[str, Credits] = field(default_factory=lambda: defaultdict(Credits))
    positions: dict[str, list[Position]] = field(default_factory=lambda: defaultdict(list))
    quotes: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)

    @property
    def all(self) -> list[Position]:
        return [position for key in sorted(self.positions) for position in self.positions[key]]


def sources(ledger: Ledger) -> Iterator[Record]:
    """All voices, those with most claims first. Unnamed ones stay apart for each article: nothing makes them one."""
    voices = _gather(ledger)
    sides = sides_by_voice(voices.all)
    titles = {event.id: event.title for event, _ in ledger.events()}
    for key in sorted(voices.credits, key=lambda key: (-len(voices.credits[key].claims), -len(voices.positions[key]), key)):
        yield _source(key, voices, sides, titles)


def sides(ledger: Ledger) -> Iterator[Record]:
    """All states for which somebody speaks, by name, each with its voices and where they contradict one another."""
    voices = _gather(ledger)
    of_voice = sides_by_voice(voices.all)
    members: dict[str, list[str]] = defaultdict(list)
    for voice, side in sorted(of_voice.items()):
        members[side].append(voice)
    relations = list(contradictions(voices.all, within=lambda position: of_voice.get(position.voice)))
    for side in sorted(members, key=lambda side: (voices.states.get(side, side), side)):
        among = [relation for relation in relations if of_voice[relation.earlier.voice] == side]
        yield _side(side, members[side], among, voices)


def _gather(ledger: Ledger) -> Voices:
    voices, identities, members = Voices(), ledger.identities(), ledger.memberships()
    for reading in ledger.readings(facts=FACTS):
        voices.paths[reading.document.id] = reading.document.path
        voices.states |= {entity.side: entity.name for entity in reading.entities if entity.kind is EntityKind.STATE and entity.side}
        _count(reading, identities, voices)
        for position in positions_of(reading, identities, members):
            voices.positions[position.voice].append(position)
            voices.quotes[position.id] = position.sentence.of(reading.document.text)
            if position.claim is None:  # an answer that makes no claim is credited by no chain
                _credit(voices.credits[position.voice], position.name, position.kind, reading.document.path)
    return voices


def _count(reading: Reading, identities: Mapping[str, str], voices: Voices) -> None:
    """Every step of every chain, outlets that only carry what others say too."""
    entities = {entity.id: entity for entity in reading.entities}
    for claim, view in zip(reading.claims, claim_views(reading, identities), strict=True):
        for link, voice in zip(claim.chain, view.chain, strict=True):
            side = side_of(link.source, entities, reading.document.text)
            credits = voices.credits[voice_key(voice, side, reading.document.id)]
            _credit(credits, voice.name, voice.kind, reading.document.path)
            credits.claims.append(claim.id)
            credits.origin += link is claim.chain[-1]
            credits.denies += link is claim.chain[-1] and view.polarity == "negative"


def _credit(credits: Credits, name: str, kind: str, path: str) -> None:
    credits.names[name] += 1
    credits.kinds[kind] += 1
    credits.documents.add(path)


def source_id(voice: str) -> str:
    return content_id("src", voice)


def _source(key: str, voices: Voices, sides: Mapping[str, str], titles: Mapping[str, str]) -> Record:
    credits, said = voices.credits[key], in_order(voices.positions[key])
    return {
        "id": source_id(key),
        "name": _most_common(credits.names),
        "kind": _most_common(credits.kinds),
        "side": _state(sides.get(key), voices),
        "claims": len(credits.claims),
        "origin_of": credits.origin,
        "denies": credits.denies,
        "documents": sorted(credits.documents),
        "claim_ids": credits.claims,
        "positions": [_position(position, said[:number], voices, titles) for number, position in enumerate(said)],
        "inconsistencies": [_relation(relation, voices) for relation in contradictions(said, within=lambda position: position.voice)],
    }


def _position(position: Position, before: Sequence[Position], voices: Voices, titles: Mapping[str, str]) -> Record:
    """``earlier``: what the same voice said of the matter before, where that is more than once the same."""
    return {
        "stance": position.stance.value,
        "scope": position.scope,
        "type": position.type,
        "events": [{"id": event, "title": titles.get(event)} for event in position.events],
        "claim": position.claim,
        "answer": position.answer,
        "quote": voices.quotes[position.id],
        "document": position.document,
        "path": voices.paths[position.document],
        "published": position.published,
        "start": position.sentence.start,
        "end": position.sentence.end,
        "earlier": list(_earlier(position, before)),
    }


def _earlier(position: Position, before: Sequence[Position]) -> Iterator[Record]:
    if position.answer is None:  # only who answers is held against himself
        return
    for relation in history(position, before):
        other = relation.earlier
        if other.stance is not position.stance or other.scope != position.scope or relation.kind != CONSISTENT:
            yield {"relation": relation.kind, "claim": other.claim, "answer": other.answer, "why": relation.why}


def _relation(relation: Relation, voices: Voices) -> Record:
    pair = (relation.earlier, relation.later)
    return {"kind": relation.kind, "why": relation.why, "sides": [_party(position, voices) for position in pair]}


def _party(position: Position, voices: Voices) -> Record:
    return {
        "source": source_id(position.voice), "name": position.name, "stance": position.stance.value, "scope": position.scope,
        "claim": position.claim, "answer": position.answer, "quote": voices.quotes[position.id], "document": position.document,
        "path": voices.paths[position.document], "published": position.published, "start": position.sentence.start,
        "end": position.sentence.end,
    }  # fmt: skip


def _state(side: str | None, voices: Voices) -> Record | None:
    return {"id": side, "name": voices.states.get(side, side)} if side else None


def _side(side: str, members: Iterable[str], relations: Iterable[Relation], voices: Voices) -> Record:
    stances = Counter(position.stance.value for voice in members for position in voices.positions[voice])
    return {
        "id": side,
        "name": voices.states.get(side, side),
        "sources": [{"id": source_id(voice), "name": _most_common(voices.credits[voice].names)} for voice in members],
        "stances": dict(sorted(stances.items())),
        "inconsistencies": [_relation(relation, voices) for relation in relations],
    }


def _most_common(counted: Counter[str]) -> str:
    return min(counted, key=lambda word: (-counted[word], word))
