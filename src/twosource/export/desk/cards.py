"""Short records: what a list shows of an event, an article, a source or a thing named."""

from collections import Counter
from collections.abc import Mapping

from twosource.export.events import events
from twosource.export.records import Record, document_record
from twosource.model.text import Document
from twosource.store.ledger import Ledger

COUNTED = ("known", "possible", "carriers", "unknown_lineage")


def event_card(event: Record) -> Record:
    """What a list shows of an event: ``claims`` is their number."""
    kept = {key: event[key] for key in ("id", "type", "title", "time", "status")}
    return kept | {
        "origins": {key: event["origins"][key] for key in COUNTED},
        "participants": event["participants"], "place": event["place"], "claims": len(event["claims"]),
    }  # fmt: skip


def event_cards(ledger: Ledger) -> dict[str, Record]:
    """Event → its card, in order of time."""
    return {event["id"]: event_card(event) for event in events(ledger)}


def article_card(document: Document, claims: int) -> Record:
    """The article as claims name it, and how many of them it makes."""
    return document_record(document) | {"claims": claims}


def article_cards(ledger: Ledger) -> dict[str, Record]:
    """Document → its card, by path."""
    return {reading.document.id: article_card(reading.document, len(reading.claims)) for reading in ledger.readings(facts=("claims",))}


def source_card(source: Record) -> Record:
    """What a list shows of a voice: ``articles`` that credit it, ``stances`` with how often it takes each."""
    kept = {key: source[key] for key in ("id", "name", "kind", "side", "claims", "origin_of", "denies")}
    stances = Counter(position["stance"] for position in source["positions"])
    return kept | {"articles": len(source["documents"]), "stances": dict(sorted(stances.items()))}


def entity_card(entity: Record, events: Mapping[str, int]) -> Record:
    """What a list shows of a thing named: ``articles`` that name it, ``events`` that it takes part in."""
    kept = {key: entity[key] for key in ("id", "name", "kind", "wikidata")}
    return kept | {"articles": len(entity["documents"]), "events": events.get(entity["id"], 0)}
