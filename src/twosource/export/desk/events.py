"""Events in a list, filtered; and one event with its claims, articles and history."""

from collections.abc import Iterator, Sequence

from twosource.errors import MissingError
from twosource.export.claims import claims_of
from twosource.export.decisions import decisions_on
from twosource.export.desk.cards import article_cards, event_card
from twosource.export.desk.decisions import with_undoers
from twosource.export.desk.page import Key, Page, cursor_of, paged
from twosource.export.documents import article_record
from twosource.export.events import event_record
from twosource.export.lineage import edge_records
from twosource.export.links import permalink
from twosource.export.records import Record
from twosource.model.decision import Subject
from twosource.store.browse import EventFilter, View, Weighed
from twosource.store.browse.events import Card
from twosource.store.ledger import Ledger
from twosource.store.rows import plain

QUOTED_EDGES = 200  # of an event's lineage; with more, nobody reads their words one by one


def events(ledger: Ledger, filter: EventFilter | None = None, page: Page | None = None) -> Record:
    """Event cards in order of time, undated ones last.

    A card: ``{"id", "type", "title", "time": {"earliest", "latest"}, "status", "origins": {"known", "possible", "carriers",
    "unknown_lineage"}, "participants": [{"role", "entity": {"id", "name"}}], "place": {"name", "geonames", "latitude",
    "longitude", "precision"} | None, "claims": n}``.
    """
    with ledger.view() as view:
        return event_page(view, filter or EventFilter(), page or Page())


def event_page(view: View, filter: EventFilter, page: Page) -> Record:
    """A page of the events that fit."""
    shown, following = paged(view.events.page(filter, page.limit + 1, page.after(str, str, str)), page, in_time)
    return {"items": list(map(event_card, shown)), "total": sum(view.events.count(filter)), "next": following}


def in_time(card: Card) -> Key:
    """Sort key of an event: the first possible day, the last, the id; undated ones last."""
    return card.first, card.last, card.id


def event(ledger: Ledger, id: str, page: Page | None = None) -> Record:
    """One event: the record of ``export --format events``, and what is needed to read it.

    ``claim_records``: a page of its claims' records, each with ``quote``, the sentence that it stands in, its ``permalink`` and its
    ``version``, the number of the last decision on it; by the day of their article, then by path and offset; ``next`` is the cursor
    of the following claims. ``articles``: document id → card, of all its documents. ``edges``: its lineage as ``export --format
    lineage`` gives it, with the words, at most QUOTED_EDGES. ``history``: what each batch of articles did to it, oldest first:
    ``{"day", "kind", "event", "title", "detail"}``. ``decisions``: the journal's entries on it, its claims and its articles, as
    ``decisions`` gives them, oldest first.
    ``version``: number of the last decision on it; 0 where there was none.
    """
    page = page or Page()
    with ledger.view() as view:
        found = _found(ledger, id)
        after = page.after(str, str, str, int, str)
        left = [claim for claim in view.events.claims_of(id) if after is None or claim[0] > after]
        shown, more = left[: page.limit], len(left) > page.limit
        return event_record(found) | {
            "claim_records": list(claim_records(ledger, [(document, claim) for _, document, claim in shown])),
            "next": cursor_of(shown[-1][0]) if more else None,
            "articles": article_cards(view, found.summary.documents),
            "edges": list(edge_records(found.weighed.lineage[:QUOTED_EDGES], ledger)),
            "history": [{"day": day, **plain(change)} for day, change in ledger.changes(event=id)],
            "decisions": list(with_undoers(decisions_on(ledger, id, *found.event.claims, *found.summary.documents))),
            "version": ledger.version(Subject.EVENT, id),
        }


def articles_of(ledger: Ledger, id: str) -> list[Record]:
    """The articles of one event: the records of ``export --format documents``, by path.

    :raises MissingError: where there is no such event.
    """
    readings = ledger.readings(list(_found(ledger, id).summary.documents), facts=())
    return sorted((article_record(reading.document) for reading in readings), key=lambda article: (article["path"], article["id"]))


def _found(ledger: Ledger, id: str) -> Weighed:
    """:raises MissingError: where there is no such event."""
    found = next(ledger.weighed([id]), None)
    if found is None:
        raise MissingError(f"no event {id} in this ledger")
    return found


def claim_records(ledger: Ledger, wanted: Sequence[tuple[str, str]]) -> Iterator[Record]:
    """The records of claims, (document, claim), in this order, each with the sentence that it stands in."""
    documents = list(dict.fromkeys(document for document, _ in wanted))
    claims = {claim for _, claim in wanted}
    identities, members, found = ledger.identities(documents), ledger.memberships(claims), {}
    versions = ledger.versions(claims)
    for reading in ledger.readings(documents, facts=("entities", "claims")):
        text = reading.document.text
        found |= {
            claim["id"]: claim | quoted(claim, text) | {"version": versions.get(claim["id"], 0)}
            for claim in claims_of(reading, identities, members) if claim["id"] in claims
        }  # fmt: skip
    yield from (found[claim] for _, claim in wanted if claim in found)


def quoted(claim: Record, text: str) -> Record:
    """``quote``: the sentence that a claim stands in; ``permalink``: the address of these words."""
    quote = text[claim["sentence"]["start"] : claim["sentence"]["end"]]
    return {"quote": quote, "permalink": permalink(claim["document"]["id"], quote)}
