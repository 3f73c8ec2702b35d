"""People, bodies, places and things in a list; and one of them with its events."""

from twosource.errors import MissingError
from twosource.export.desk.cards import article_cards, entity_cards, event_card
from twosource.export.desk.events import in_time
from twosource.export.desk.page import Page, paged
from twosource.export.entities import offices_of
from twosource.export.links import permalink
from twosource.export.records import Record
from twosource.store.browse import EventFilter, View
from twosource.store.ledger import Ledger

OFFICES = ("entities", "offices", "protections")


def entities(ledger: Ledger, kind: str | None = None, page: Page | None = None, text: str | None = None) -> Record:
    """Entity cards, those that most articles name first. ``kind``: person, organization (with organs of states and armed
    forces) …; ``text``: part of one of its names, in any case.

    A card: ``{"id", "name", "kind", "wikidata": id | None, "articles": n, "events": n}``.
    """
    page, text = page or Page(), text or ""
    with ledger.view() as view:
        found = view.things.page(kind, text, page.limit + 1, page.after(int, str, str))
        shown, following = paged(found, page, lambda thing: (-thing.articles, thing.name, thing.id))
        return {"items": entity_cards(view, shown), "total": view.things.count(kind, text), "next": following}


def entity(ledger: Ledger, id: str, page: Page | None = None) -> Record:
    """One thing named: ``{"id", "name", "kind", "names": [the most frequent first], "wikidata", "offices", "articles": n, "events":
    a page}``; the cards of its events, in order of time, each have ``roles``, those that it fills there.

    ``offices`` as ``export --format entities`` gives them, each with the ``article``'s card and the ``permalink`` of its words.
    """
    with ledger.view() as view:
        thing = view.things.named([id]).get(id)
        if thing is None:
            raise MissingError(f"nothing named {id} in this ledger")
        return {
            "id": id, "name": thing.name, "kind": thing.kind, "names": list(thing.names), "wikidata": thing.wikidata,
            "offices": _offices(ledger, view, id), "articles": thing.articles, "events": _events(view, id, page or Page()),
        }  # fmt: skip


def _events(view: View, id: str, page: Page) -> Record:
    filter = EventFilter(participant=id)
    shown, following = paged(view.events.page(filter, page.limit + 1, page.after(str, str, str)), page, in_time)
    items = [event_card(card) | {"roles": [each.role for each in card.participants if each.entity == id]} for card in shown]
    return {"items": items, "total": sum(view.events.count(filter)), "next": following}


def _offices(ledger: Ledger, view: View, id: str) -> list[Record]:
    entities = view.things.with_office(id)
    documents = list(dict(entities))
    readings, cards = {reading.document.id: offices_of(reading) for reading in ledger.readings(documents, facts=OFFICES)}, article_cards(view, documents)
    return [
        office | {"article": cards[document], "permalink": permalink(document, office["text"])}
        for document, entity in entities for office in readings[document].get(entity, ())
    ]  # fmt: skip
