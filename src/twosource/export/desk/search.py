"""Words looked for in everything that the ledger holds."""

from twosource.export.desk.cards import article_cards, source_cards
from twosource.export.desk.entities import entities
from twosource.export.desk.events import events
from twosource.export.desk.page import Page, cursor_of
from twosource.export.links import permalink
from twosource.export.records import Record
from twosource.store.browse import EventFilter
from twosource.store.ledger import Ledger

FEW = 10  # events, entities and sources beside the sentences


def search(ledger: Ledger, words: str, page: Page | None = None) -> Record:
    """``{"sentences": [{"article": card, "start", "end", "text", "permalink"}, the best first, a page], "events": [cards whose title holds the words],
    "entities": [cards of what is called so], "sources": [cards of who is called so], "next"}``; at most FEW of the last three.

    Without any word nothing is found.
    """
    page = page or Page()
    if not words.split():
        return {"sentences": [], "events": [], "entities": [], "sources": [], "next": None}
    (start,) = page.after(int) or (0,)
    few = Page(FEW)
    with ledger.view() as view:
        hits = ledger.search(words, limit=start + page.limit + 1)[start:]
        cards = article_cards(view, {hit.document for hit in hits})
        return {
            "sentences": [
                {"article": cards[hit.document], "start": hit.span.start, "end": hit.span.end, "text": hit.text,
                 "permalink": permalink(hit.document, hit.text)}
                for hit in hits[: page.limit] if hit.document in cards
            ],
            "events": events(ledger, EventFilter(text=words), few)["items"],
            "entities": entities(ledger, None, few, words)["items"],
            "sources": source_cards(view, view.voices.page(FEW, name=words)),
            "next": cursor_of((start + page.limit,)) if len(hits) > page.limit else None,
        }  # fmt: skip
