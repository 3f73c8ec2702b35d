"""Voices in a list; and one voice with all that it says."""

from twosource.errors import MissingError
from twosource.export.desk.cards import source_cards
from twosource.export.desk.page import Page, paged
from twosource.export.records import Record
from twosource.export.sources import gather, source_record
from twosource.store.ledger import Ledger


def sources(ledger: Ledger, page: Page | None = None, kind: str | None = None, side: str | None = None) -> Record:
    """Source cards, those with most claims first. ``kind``: outlet, person …; ``side``: reference of the state spoken for.

    A card: ``{"id", "name", "kind", "side": {"id", "name"} | None, "claims": n, "origin_of": n, "denies": n, "articles": n,
    "stances": {"asserts": n, …}}``.
    """
    page = page or Page()
    with ledger.view() as view:
        found = view.voices.page(page.limit + 1, page.after(int, int, str), kind=kind, side=side)
        shown, following = paged(found, page, lambda voice: (-voice.claims, -voice.positions, voice.id))
        return {"items": source_cards(view, shown), "total": view.voices.count(kind=kind, side=side), "next": following}


def source(ledger: Ledger, id: str) -> Record:
    """One voice: the record of ``export --format sources``, with its positions and where they do not go together."""
    with ledger.view() as view:
        voice = view.voices.called(id)
        if voice is None:
            raise MissingError(f"no source {id} in this ledger")
        return source_record(voice, gather(view, {voice.key: voice}))
