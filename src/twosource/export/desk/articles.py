"""Articles in a list; and one article with its claims."""

from collections.abc import Iterator

from twosource.errors import MissingError
from twosource.export.claims import claims_of
from twosource.export.desk.cards import article_cards
from twosource.export.desk.events import quoted
from twosource.export.desk.page import Page, cut
from twosource.export.documents import article_record
from twosource.export.entities import offices_of
from twosource.export.records import Record
from twosource.model.lineage import LineageKind
from twosource.store.ledger import Ledger

TAKEN = (LineageKind.REPOST, LineageKind.COPY)


def articles(ledger: Ledger, page: Page | None = None, text: str | None = None) -> Record:
    """Article cards, the latest first, undated ones last. ``text``: words that title, path or outlet hold, in any case.

    A card: ``{"id", "path", "title", "outlet", "published": {"value", "earliest", "latest", "basis"}, "claims": n}``, as claims
    name their article.
    """
    words = (text or "").casefold().split()
    fitting = [card for card in article_cards(ledger).values() if all(word in _named(card) for word in words)]
    return cut(fitting, page or Page(), _latest_first)


def article(ledger: Ledger, id: str) -> Record:
    """One article to read.

    ``document``: the record of ``export --format documents``, with ``text`` and ``blocks``. ``claims``: their records in text
    order, each with ``quote`` and ``permalink``. ``rejected``: claims that somebody rejected, likewise. ``offices``: who holds
    which office by this article. ``duplicates``: cards of articles that this one reposts or copies from, or that do so from it, each with
    ``relation`` (repost, copy) and ``score`` (1 where it is stated). ``version``: number of the last decision on it; 0 where
    there was none.
    """
    if id not in ledger.paths():
        raise MissingError(f"no article {id} in this ledger")
    reading = ledger.reading(id)
    claims = list(claims_of(reading, ledger.identities(), ledger.memberships()))
    return {
        "document": article_record(reading.document),
        "claims": [claim | quoted(claim, reading.document.text) for claim in claims],
        "rejected": [],
        "offices": [office for offices in offices_of(reading).values() for office in offices],
        "duplicates": list(_duplicates(ledger, id)),
        "version": 0,
    }


def _duplicates(ledger: Ledger, id: str) -> Iterator[Record]:
    cards, seen = article_cards(ledger), {id}
    edges = [edge for _, weighed in ledger.events() for edge in weighed.lineage if edge.kind in TAKEN and id in (edge.document, edge.source)]
    for edge in sorted(edges, key=lambda edge: (-edge.score, edge.kind, edge.document, edge.source)):
        other = edge.source if edge.document == id else edge.document
        if other in cards and other not in seen:
            seen.add(other)
            yield cards[other] | {"relation": edge.kind.value, "score": edge.score}


def _named(card: Record) -> str:
    return " ".join(filter(None, (card["title"], card["path"], card["outlet"]))).casefold()


def _latest_first(card: Record) -> tuple[int, str, str]:
    published = card["published"]
    day = published["value"] or published["earliest"] or published["latest"]
    return (-int(day.replace("-", "")) if day else 1, card["path"], card["id"])
