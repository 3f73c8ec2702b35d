"""Articles in a list; and one article with its claims."""

from collections.abc import Iterator
from dataclasses import replace

from twosource.errors import MissingError
from twosource.export.claims import claims_of
from twosource.export.desk.cards import article_card, article_cards
from twosource.export.desk.events import quoted
from twosource.export.desk.page import Page, paged
from twosource.export.documents import article_record
from twosource.export.entities import offices_of
from twosource.export.records import Record
from twosource.model.decision import Subject
from twosource.model.lineage import LineageKind
from twosource.model.reading import Reading
from twosource.store.browse import View
from twosource.store.ledger import Ledger

TAKEN = (LineageKind.REPOST, LineageKind.COPY)


def articles(ledger: Ledger, page: Page | None = None, text: str | None = None) -> Record:
    """Article cards, the latest first, undated ones last. ``text``: words that title, path or outlet hold, in any case.

    A card: ``{"id", "path", "title", "outlet", "published": {"value", "earliest", "latest", "basis"}, "claims": n}``, as claims
    name their article.
    """
    page, words = page or Page(), text or ""
    with ledger.view() as view:
        shown, following = paged(view.articles.page(words, page.limit + 1, page.after(int, str, str)), page, lambda keyed: keyed[0])
        return {"items": [article_card(found) for _, found in shown], "total": view.articles.count(words), "next": following}


def article(ledger: Ledger, id: str) -> Record:
    """One article to read.

    ``document``: the record of ``export --format documents``, with ``text`` and ``blocks``. ``claims``: their records in text
    order, each with ``quote``, ``permalink`` and the ``version`` that a decision on it names. ``rejected``: claims that somebody rejected, likewise. ``offices``: who holds
    which office by this article. ``duplicates``: cards of articles that this one reposts or copies from, or that do so from it, each with
    ``relation`` (repost, copy) and ``score`` (1 where it is stated). ``version``: number of the last decision on it; 0 where
    there was none.
    """
    with ledger.view() as view:
        if id not in view.articles.named([id]):
            raise MissingError(f"no article {id} in this ledger")
        reading = ledger.reading(id)
        return {
            "document": article_record(reading.document),
            "claims": list(_claims(ledger, reading)),
            "rejected": list(_claims(ledger, replace(reading, claims=reading.corrections.rejected))),
            "offices": [office for offices in offices_of(reading).values() for office in offices],
            "duplicates": list(_duplicates(ledger, view, reading)),
            "version": ledger.version(Subject.DOCUMENT, id),
        }


def _claims(ledger: Ledger, reading: Reading) -> Iterator[Record]:
    ids = [claim.id for claim in reading.claims]
    members, versions = ledger.memberships(ids), ledger.versions(ids)
    for claim in claims_of(reading, ledger.identities([reading.document.id]), members):
        yield claim | quoted(claim, reading.document.text) | {"version": versions.get(claim["id"], 0)}


def _duplicates(ledger: Ledger, view: View, reading: Reading) -> Iterator[Record]:
    id, events = reading.document.id, set(ledger.memberships([claim.id for claim in reading.claims]).values())
    taken = [edge for each in ledger.weighed(events) for edge in each.weighed.lineage if edge.kind in TAKEN and id in (edge.document, edge.source)]
    edges = sorted(taken, key=lambda edge: (-edge.score, edge.kind, edge.document, edge.source))
    others = {edge.source if edge.document == id else edge.document: edge for edge in reversed(edges)}
    cards = article_cards(view, others.keys() - {id})
    best = sorted(cards, key=lambda other: edges.index(others[other]))
    yield from (cards[other] | {"relation": others[other].kind.value, "score": others[other].score} for other in best)
