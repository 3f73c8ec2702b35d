"""People, bodies, places and things in a list; and one of them with its events."""

from collections import Counter

from twosource.errors import MissingError
from twosource.export.desk.cards import entity_card
from twosource.export.desk.events import EventFilter, in_time, wanted
from twosource.export.desk.page import Page, cut
from twosource.export.entities import entities as entity_records
from twosource.export.records import Record
from twosource.model.mention import EntityKind
from twosource.store.ledger import Ledger


def entities(ledger: Ledger, kind: str | None = None, page: Page | None = None, text: str | None = None) -> Record:
    """Entity cards, those that most articles name first. ``kind``: person, organization (with organs of states and armed
    forces) …; ``text``: part of one of its names, in any case.

    A card: ``{"id", "name", "kind", "wikidata": id | None, "articles": n, "events": n}``.
    """
    counted = Counter(key for card in wanted(ledger, EventFilter()) for key in {part["entity"]["id"] for part in card["participants"]})
    fitting = (
        entity for entity in entity_records(ledger)
        if kind in (None, entity["kind"], EntityKind(entity["kind"]).broad) and _is_called(entity, text)
    )  # fmt: skip
    return cut((entity_card(entity, counted) for entity in fitting), page or Page(), lambda card: (-card["articles"], card["name"], card["id"]))


def _is_called(entity: Record, text: str | None) -> bool:
    return text is None or any(text.casefold() in name.casefold() for name in entity["names"])


def entity(ledger: Ledger, id: str, page: Page | None = None) -> Record:
    """One thing named: ``{"id", "name", "kind", "names": [the most frequent first], "wikidata", "offices", "articles": n, "events":
    a page}``; the cards of its events, in order of time, each have ``roles``, those that it fills there.

    ``offices`` as ``export --format entities`` gives them.
    """
    found = next((record for record in entity_records(ledger) if record["id"] == id), None)
    if found is None:
        raise MissingError(f"nothing named {id} in this ledger")
    cards = [card | {"roles": _roles(card, id)} for card in wanted(ledger, EventFilter(participant=id)) if _roles(card, id)]
    kept = {key: found[key] for key in ("id", "name", "kind", "names", "wikidata", "offices")}
    return kept | {"articles": len(found["documents"]), "events": cut(cards, page or Page(), in_time)}


def _roles(card: Record, id: str) -> list[str]:
    return [part["role"] for part in card["participants"] if part["entity"]["id"] == id]
