"""One record for each voice that articles credit, with its positions in its own words; and one for each side.

A side is a state with all who speak for it. Whether two credits are one voice: ``weigh.positions.voice_key``.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Row

from twosource.export.records import Record
from twosource.model.position import Position, Relation
from twosource.store.browse import View
from twosource.store.browse.voices import Voice
from twosource.store.ledger import Ledger
from twosource.weigh.positions import CONSISTENT, contradictions, history, in_order


@dataclass(frozen=True, slots=True)
class Said:
    """What voices say and where they are credited: of all voices, or of one. ``states``: reference → name."""

    voices: Mapping[str, Voice]
    credits: Mapping[str, Sequence[Row]]
    positions: Mapping[str, Sequence[Position]]
    quotes: Mapping[str, str]
    paths: Mapping[str, str]
    states: Mapping[str, str]
    titles: Mapping[str, str]

    @property
    def all(self) -> list[Position]:
        return [position for key in sorted(self.positions) for position in self.positions[key]]


def sources(ledger: Ledger) -> Iterator[Record]:
    """All voices, those with most claims first. Unnamed ones stay apart for each article: nothing makes them one."""
    with ledger.view() as view:
        said = gather(view, {voice.key: voice for voice in view.voices.all()})
    yield from (source_record(voice, said) for voice in said.voices.values())


def sides(ledger: Ledger) -> Iterator[Record]:
    """All states for which somebody speaks, by name, each with its voices and where they contradict one another."""
    with ledger.view() as view:
        said = gather(view, {voice.key: voice for voice in view.voices.all()})
    members: dict[str, list[str]] = defaultdict(list)
    for voice in sorted(said.voices.values(), key=lambda voice: voice.key):
        if voice.side:
            members[voice.side].append(voice.key)
    relations = list(contradictions(said.all, within=lambda position: said.voices[position.voice].side))
    for side in sorted(members, key=lambda side: (said.states.get(side, side), side)):
        among = [relation for relation in relations if said.voices[relation.earlier.voice].side == side]
        yield _side(side, members[side], among, said)


def gather(view: View, voices: Mapping[str, Voice]) -> Said:
    """All that ``voices`` say."""
    credits: dict[str, list[Row]] = defaultdict(list)
    positions: dict[str, list[Position]] = defaultdict(list)
    for row in view.voices.credits(voices.keys()):
        credits[row.voice].append(row)
    quoted = view.voices.positions(voices.keys())
    for each in quoted:
        positions[each.position.voice].append(each.position)
    return Said(
        voices=voices,
        credits=credits,
        positions={key: in_order(listed) for key, listed in positions.items()},
        quotes={each.position.id: each.quote for each in quoted},
        paths={row.document: row.path for listed in credits.values() for row in listed},
        states=view.voices.states({voice.side for voice in voices.values() if voice.side}),
        titles=view.events.titles({event for each in quoted for event in each.position.events}),
    )


def source_record(voice: Voice, said: Said, shown: Collection[str] | None = None) -> Record:
    """One voice with all that it says; or of its positions only those with the ids ``shown``."""
    credits, positions = said.credits[voice.key], said.positions.get(voice.key, ())
    return {
        "id": voice.id,
        "name": voice.name,
        "kind": voice.kind,
        "side": side_record(voice.side, said.states),
        "interests": list(_interests(credits)),
        "claims": voice.claims,
        "origin_of": voice.origin_of,
        "denies": voice.denies,
        "documents": sorted({row.path for row in credits}),
        "claim_ids": [row.claim for row in credits if row.claim],
        "positions": [
            _position(position, positions[:number], said)
            for number, position in enumerate(positions) if shown is None or position.id in shown
        ],
        "inconsistencies": [_relation(relation, said) for relation in contradictions(positions, within=lambda position: position.voice)],
    }


def _interests(credits: Iterable[Row]) -> Iterator[Record]:
    """What the articles say ties a voice to the matter, each wording once; nothing where they do not say."""
    seen: set[str] = set()
    for row in credits:
        if row.interest_words is not None and row.interest_words.casefold() not in seen:
            seen.add(row.interest_words.casefold())
            yield {"text": row.interest_words, "start": row.interest_start, "end": row.interest_end, "document": row.document, "path": row.path}


def _position(position: Position, before: Sequence[Position], said: Said) -> Record:
    """``earlier``: what the same voice said of the matter before, where that is more than once the same."""
    return {
        "stance": position.stance.value,
        "scope": position.scope,
        "type": position.type,
        "events": [{"id": event, "title": said.titles.get(event)} for event in position.events],
        "claim": position.claim,
        "answer": position.answer,
        "quote": said.quotes[position.id],
        "document": position.document,
        "path": said.paths[position.document],
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


def _relation(relation: Relation, said: Said) -> Record:
    pair = (relation.earlier, relation.later)
    return {"kind": relation.kind, "why": relation.why, "sides": [_party(position, said) for position in pair]}


def _party(position: Position, said: Said) -> Record:
    return {
        "source": said.voices[position.voice].id, "name": position.name, "stance": position.stance.value, "scope": position.scope,
        "claim": position.claim, "answer": position.answer, "quote": said.quotes[position.id], "document": position.document,
        "path": said.paths[position.document], "published": position.published, "start": position.sentence.start,
        "end": position.sentence.end,
    }  # fmt: skip


def side_record(side: str | None, states: Mapping[str, str]) -> Record | None:
    """The state that somebody speaks for."""
    return {"id": side, "name": states.get(side, side)} if side else None


def _side(side: str, members: Sequence[str], relations: Iterable[Relation], said: Said) -> Record:
    stances = Counter(position.stance.value for voice in members for position in said.positions.get(voice, ()))
    return {
        "id": side,
        "name": said.states.get(side, side),
        "sources": [{"id": said.voices[voice].id, "name": said.voices[voice].name} for voice in members],
        "stances": dict(sorted(stances.items())),
        "inconsistencies": [_relation(relation, said) for relation in relations],
    }
