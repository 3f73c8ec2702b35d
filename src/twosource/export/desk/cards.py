"""Short records: what a list shows of an event, an article, a source or a thing named."""

from collections.abc import Collection, Iterable, Mapping

from twosource.export.events import participant_records, where_record
from twosource.export.records import Record, publication_record
from twosource.export.sources import side_record
from twosource.store.browse import View
from twosource.store.browse.articles import Found
from twosource.store.browse.events import Card
from twosource.store.browse.things import Thing
from twosource.store.browse.voices import Voice


def event_card(card: Card) -> Record:
    """What a list shows of an event: ``claims`` is their number."""
    return {
        "id": card.id, "type": card.type, "title": card.title, "time": {"earliest": card.earliest, "latest": card.latest}, "status": card.status,
        "origins": {"known": card.known, "possible": card.possible, "carriers": card.carriers, "unknown_lineage": card.unknown_lineage},
        "participants": participant_records(card.participants), "place": where_record(card.place), "claims": card.claim_count,
    }  # fmt: skip


def article_card(found: Found) -> Record:
    """The article as claims name it, and how many of them it makes."""
    id, listed, redacted = found
    record = {"id": id, "path": listed.path, "title": listed.title, "outlet": listed.outlet, "published": publication_record(listed.published)}
    return record | ({"redacted": True} if redacted else {}) | {"claims": listed.claims}


def article_cards(view: View, documents: Collection[str]) -> dict[str, Record]:
    """Document → its card."""
    return {id: article_card(found) for id, found in sorted(view.articles.named(documents).items())}


def source_cards(view: View, voices: Collection[Voice]) -> list[Record]:
    """What a list shows of voices."""
    states = view.voices.states({voice.side for voice in voices if voice.side})
    return [_source_card(voice, states) for voice in voices]


def _source_card(voice: Voice, states: Mapping[str, str]) -> Record:
    return {
        "id": voice.id, "name": voice.name, "kind": voice.kind, "side": side_record(voice.side, states), "claims": voice.claims,
        "origin_of": voice.origin_of, "denies": voice.denies, "articles": voice.articles, "stances": voice.stances,
    }  # fmt: skip


def entity_cards(view: View, things: Iterable[Thing]) -> list[Record]:
    """What a list shows of things named: how many articles name each, and in how many events it takes part."""
    listed = list(things)
    events = view.things.events([thing.id for thing in listed])
    return [
        {"id": thing.id, "name": thing.name, "kind": thing.kind, "wikidata": thing.wikidata, "articles": thing.articles,
         "events": events.get(thing.id, 0)} for thing in listed
    ]  # fmt: skip
