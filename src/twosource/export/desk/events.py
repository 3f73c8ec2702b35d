"""Events in a list, filtered; and one event with its claims, articles and history."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from twosource.errors import MissingError
from twosource.export.claims import claims_of
from twosource.export.desk.cards import article_card, event_card
from twosource.export.desk.page import Page, cut
from twosource.export.events import events as event_records
from twosource.export.lineage import edge_record
from twosource.export.links import permalink
from twosource.export.records import Record
from twosource.store.ledger import Ledger
from twosource.store.rows import plain
from twosource.weigh.positions import BY_MODALITY

QUOTED_EDGES = 200  # of an event's lineage; with more, nobody reads their words one by one


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are wanted; ``None`` lets everything through.

    ``participant``: the id of a thing named, or a part of a name in any case. ``known_min`` and ``known_max`` bound the
    certain origins. ``stance`` (asserts, denies, plans, hedges, requests) and ``block`` (headline, caption …): one of the
    event's claims takes it, or stands there. ``text``: words that the title holds. ``from_`` and ``to``, ISO days, both
    included: the event may lie between them; what bears no date never does.
    """

    type: str | None = None
    participant: str | None = None
    status: str | None = None
    known_min: int | None = None
    known_max: int | None = None
    stance: str | None = None
    block: str | None = None
    text: str | None = None
    from_: str | None = None
    to: str | None = None

    def fits(self, event: Record, claims: Iterable[Record]) -> bool:
        """Whether an event's record, with its claims' records, is wanted."""
        known, title = event["origins"]["known"], event["title"].casefold()
        return (
            self.type in (None, event["type"])
            and self.status in (None, event["status"])
            and (self.known_min or 0) <= known <= (known if self.known_max is None else self.known_max)
            and (self.participant is None or any(map(self._is_wanted, event["participants"])))
            and all(word in title for word in (self.text or "").casefold().split())
            and self._in_time(event["time"])
            and (self.stance is None or any(stance_of(claim) == self.stance for claim in claims))
            and (self.block is None or any(claim["block"] == self.block for claim in claims))
        )

    def _is_wanted(self, participant: Record) -> bool:
        wanted, entity = (self.participant or "").casefold(), participant["entity"]
        return wanted == entity["id"] or wanted in entity["name"].casefold()

    def _in_time(self, time: Record) -> bool:
        if self.from_ is None and self.to is None:
            return True
        dated = time["earliest"] or time["latest"]
        return bool(dated) and (self.from_ or "") <= (time["latest"] or "9999") and (time["earliest"] or "") <= (self.to or "9999")


def stance_of(claim: Record) -> str:
    """How a claim stands to its event: asserts, denies, plans, hedges, requests."""
    return "denies" if claim["polarity"] == "negative" else BY_MODALITY[claim["modality"]].value


def wanted(ledger: Ledger, filter: EventFilter) -> Iterator[Record]:
    """Cards of the events that fit, in order of time."""
    claims: dict[str, list[Record]] = {}
    for record in _all_claims(ledger):
        claims.setdefault(record["event"]["id"], []).append(record)
    yield from (event_card(event) for event in event_records(ledger) if filter.fits(event, claims.get(event["id"], ())))


def _all_claims(ledger: Ledger) -> Iterator[Record]:
    identities, members = ledger.identities(), ledger.memberships()
    for reading in ledger.readings(facts=("entities", "claims")):
        yield from claims_of(reading, identities, members)


def in_time(card: Record) -> tuple[bool, str, str, str]:
    """Sort key of an event: the first possible day, the last, the id; undated ones last."""
    earliest, latest = card["time"]["earliest"], card["time"]["latest"]
    return (not (earliest or latest), earliest or latest or "", latest or "9999", card["id"])


def events(ledger: Ledger, filter: EventFilter | None = None, page: Page | None = None) -> Record:
    """Event cards in order of time, undated ones last.

    A card: ``{"id", "type", "title", "time": {"earliest", "latest"}, "status", "origins": {"known", "possible", "carriers",
    "unknown_lineage"}, "participants": [{"role", "entity": {"id", "name"}}], "place": {"name", "geonames", "latitude",
    "longitude", "precision"} | None, "claims": n}``.
    """
    return cut(wanted(ledger, filter or EventFilter()), page or Page(), in_time)


def event(ledger: Ledger, id: str, page: Page | None = None) -> Record:
    """One event: the record of ``export --format events``, and what is needed to read it.

    ``claim_records``: a page of its claims' records, each with ``quote``, the sentence that it stands in, and its ``permalink``; by
    the day of their article, then by path and offset; ``next`` is the cursor of the following claims. ``articles``: document id → card,
    of all its documents. ``edges``: its lineage as ``export --format lineage`` gives it, with the words, at most
    QUOTED_EDGES. ``history``: what each batch of articles did to it, oldest first: ``{"day", "kind", "event", "title",
    "detail"}``. ``version``: number of the last decision on it; 0 where there was none.
    """
    found = next((record for record in event_records(ledger) if record["id"] == id), None)
    if found is None:
        raise MissingError(f"no event {id} in this ledger")
    readings = {document: ledger.reading(document) for document in found["documents"]}
    cards = {document: article_card(reading.document, len(reading.claims)) for document, reading in readings.items()}
    identities, members = ledger.identities(), ledger.memberships()
    claims = [
        claim | quoted(claim, reading.document.text)
        for reading in readings.values() for claim in claims_of(reading, identities, members) if claim["event"]["id"] == id
    ]  # fmt: skip
    shown = cut(claims, page or Page(), _by_article)
    edges = next(weighed.lineage for event, weighed in ledger.events() if event.id == id)[:QUOTED_EDGES]
    history = [{"day": day, **plain(change)} for day, change in ledger.changes(since="") if change.event == id]
    return found | {
        "claim_records": shown["items"], "next": shown["next"], "articles": cards,
        "edges": [edge_record(edge, ledger) for edge in edges], "history": history, "version": 0,
    }  # fmt: skip


def quoted(claim: Record, text: str) -> Record:
    """``quote``: the sentence that a claim stands in; ``permalink``: the address of these words."""
    quote = text[claim["sentence"]["start"] : claim["sentence"]["end"]]
    return {"quote": quote, "permalink": permalink(claim["document"]["id"], quote)}


def _by_article(claim: Record) -> tuple[str, str, str, int, str]:
    document, published = claim["document"], claim["document"]["published"]
    day = published["value"] or published["earliest"] or published["latest"] or "9999"
    return (day, document["path"], document["id"], claim["event"]["trigger"]["start"], claim["id"])
